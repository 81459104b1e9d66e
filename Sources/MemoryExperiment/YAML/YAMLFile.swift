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
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it is no YAML or too large.
    package func value(contentsOf path: String) throws(Failure) -> YAMLValue {
        let bytes = try SystemError.reporting(.missingInput, "The \(kind) \(path) cannot be read") {
            () throws(SystemError) in
            let file = try InputFile.open(path)
            return try SystemError.catching { try file.read(upToCount: Self.largestSize + 1) ?? Data() }
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
    /// - Throws: `Failure` of kind `usage` if the text is no YAML.
    package func value(of text: String, from file: String) throws(Failure) -> YAMLValue {
        let node = try document(of: text, from: file)
        return YAMLValue(file: file, key: "", line: node.mark?.line ?? 1, node: node)
    }

    /// The one YAML document of `text`.
    private func document(of text: String, from file: String) throws(Failure) -> Node {
        try requirePlainCharacters(text, from: file)
        let root: Node?
        do {
            root = try Parser(yaml: MaskedIndicators.masked(text), encoding: .utf8).singleRoot()
        } catch {
            throw Failure(.usage, "\(file)\(complaint(about: error))")
        }
        guard let root, root.scalar?.string.isEmpty != true else {
            throw Failure(.usage, "\(file) is empty: \(kind.withArticle) has a line such as `\(example)` at least.")
        }
        return try unmasked(root, from: file)
    }

    /// The node with its texts as the file has them.
    ///
    /// The parser bounds how deep nodes lie in each other.
    private func unmasked(_ node: Node, from file: String) throws(Failure) -> Node {
        switch node {
        case .scalar(var scalar):
            if scalar.style == .plain, let indicator = MaskedIndicators.indicator(atStartOf: scalar.string) {
                throw Failure(
                    .usage,
                    "\(file), line \(scalar.mark?.line ?? 1): `\(indicator)` is not allowed: \(kind)s have no anchors or tags."
                )
            }
            scalar.string = MaskedIndicators.unmasked(scalar.string)
            return .scalar(scalar)
        case .sequence(let sequence):
            let nodes = try sequence.map { node throws(Failure) in try unmasked(node, from: file) }
            return .sequence(Node.Sequence(nodes, sequence.tag, sequence.style, sequence.mark))
        case .mapping(let mapping):
            let pairs = try mapping.map { pair throws(Failure) in
                (try unmasked(pair.key, from: file), try unmasked(pair.value, from: file))
            }
            return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
        case .alias: return node
        }
    }

    private func complaint(about error: any Error) -> String {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            ", line \(mark.line), column \(mark.column): this is not YAML that can be read: \(problem.asClause)."
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            ", line \(context.mark.line), \(MaskedIndicators.unmasked(keys.joined(separator: ", "))): a key is there twice."
        case YamlError.reader(let problem, _, _, _):
            ": this is not YAML that can be read: \(problem.asClause)."
        default:
            ": this is not YAML that can be read."
        }
    }

    /// Refuses ends of line that YAML knows beside \n and \r\n, since editors do not show what follows them as a line of
    /// its own, and characters that stand for others while the file is parsed.
    private func requirePlainCharacters(_ text: String, from file: String) throws(Failure) {
        let separators: Set<UnicodeScalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
        var line = 1
        var previous: UnicodeScalar = "\n"
        for scalar in text.unicodeScalars {
            guard !separators.contains(scalar), previous != "\r" || scalar == "\n" else {
                throw Failure(
                    .usage, "\(file), line \(line) ends with something else than a newline: end every line with \\n.")
            }
            guard !MaskedIndicators.isMask(scalar) else {
                throw Failure(
                    .usage,
                    "\(file), line \(line) holds U+\(String(scalar.value, radix: 16, uppercase: true)): no \(kind) needs that character."
                )
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
