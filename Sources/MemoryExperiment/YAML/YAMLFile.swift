import Foundation
import Yams

/// Files of one kind that hold a single YAML document, read without trusting them.
package struct YAMLFile: Sendable {
    /// What messages call such a file, such as `experiment file`.
    private let kind: String
    /// A line that such a file may consist of.
    private let example: String

    /// The largest file that is read, in bytes.
    package static let largestSize = 1 << 20

    /// Files of a kind.
    ///
    /// - Parameters:
    ///   - kind: What messages call such a file, such as `experiment file`.
    ///   - example: A line that such a file may consist of, such as `name: mine`.
    package init(kind: String, example: String) {
        self.kind = kind
        self.example = example
    }

    /// The document of the file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` where the file cannot be read, `usage` where it is no YAML or too
    ///   large.
    package func value(contentsOf path: String) throws(Failure) -> YAMLValue {
        let bytes = try SystemError.reporting(.missingInput, "The \(kind) \(path) cannot be read") {
            () throws(SystemError) in
            let file = try OpenFile(path, O_RDONLY)
            return try SystemError.catching { try file.handle.read(upToCount: Self.largestSize + 1) ?? Data() }
        }
        guard bytes.count <= Self.largestSize else {
            throw Failure(.usage, "\(path) is larger than \(Self.largestSize) bytes: no \(kind) is.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.usage, "\(path) is not text in UTF-8, as \(kind.withArticle) has to be.")
        }
        return try value(of: text, from: path)
    }

    /// The document of a text.
    ///
    /// - Parameter file: What messages call the file.
    /// - Throws: `Failure` of kind `usage` where the text is no YAML.
    package func value(of text: String, from file: String) throws(Failure) -> YAMLValue {
        let node = try document(of: text, from: file)
        return YAMLValue(file: file, key: "", line: node.mark?.line ?? 1, node: node)
    }

    /// The one YAML document of `text`.
    private func document(of text: String, from file: String) throws(Failure) -> Node {
        let text = try withoutComments(text, from: file)
        let root: Node?
        do {
            root = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch {
            throw Failure(.usage, "\(file)\(complaint(about: error))")
        }
        guard let root, root.scalar?.string.isEmpty != true else {
            throw Failure(.usage, "\(file) is empty: \(kind.withArticle) has a line such as `\(example)` at least.")
        }
        return root
    }

    private func complaint(about error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            ", line \(mark.line), column \(mark.column): this is not YAML that can be read: \(problem)."
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            ", line \(context.mark.line), \(keys.joined(separator: ", ")): a key is there twice."
        case YamlError.reader(let problem, _, _, _):
            ": this is not YAML that can be read: \(problem)."
        default:
            ": this is not YAML that can be read."
        }
    }

    /// The text with spaces for comments, in which nothing makes one node of the file stand for many.
    ///
    /// A comment begins at a `#` that follows white space and ends with its line; within values no `#` follows white
    /// space, so that quotation marks need no care. What is left is all that the parser sees: without `&`, `*` and `!` it
    /// has no anchors, aliases and tags, with which a small file can stand for one that no memory holds.
    private func withoutComments(_ text: String, from file: String) throws(Failure) -> String {
        try requirePlainLines(text, from: file)
        var line = 1
        var isComment = false
        var previous = UInt8(ascii: "\n")
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"):
                isComment = false
                line += 1
            case UInt8(ascii: "#") where [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n")].contains(previous):
                isComment = true
            case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
                guard isComment else {
                    let character = String(UnicodeScalar(byte))
                    throw Failure(
                        .usage,
                        "\(file), line \(line): `\(character)` is not allowed: \(kind)s have no anchors or tags."
                    )
                }
            default: break
            }
            previous = byte
            if !isComment { kept.append(byte) }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Refuses ends of line that YAML knows beside \n and \r\n: what follows them would be lost with a comment before.
    private func requirePlainLines(_ text: String, from file: String) throws(Failure) {
        let separators: Set<UnicodeScalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
        var line = 1
        var previous: UnicodeScalar = "\n"
        for scalar in text.unicodeScalars {
            guard !separators.contains(scalar), previous != "\r" || scalar == "\n" else {
                throw Failure(
                    .usage, "\(file), line \(line) ends with something else than a newline: end every line with \\n.")
            }
            if scalar == "\n" { line += 1 }
            previous = scalar
        }
    }
}

extension String {
    /// The words with the indefinite article before them.
    fileprivate var withArticle: String { first.map { "aeiou".contains($0) } == true ? "an \(self)" : "a \(self)" }
}
