import Foundation
import Yams

/// A kind of file that holds a single YAML document, read as untrusted input.
package struct YAMLFile: Sendable {
    /// The name of the kind in messages, such as `experiment file`.
    private let kind: String
    /// An example line that is a valid file.
    private let example: String

    /// The largest allowed file in bytes.
    package static let largestSize = 1 << 20

    /// A kind of file.
    ///
    /// - Parameters:
    ///   - kind: The name in messages, such as `experiment file`.
    ///   - example: An example line that is a valid file, such as `name: mine`.
    package init(kind: String, example: String) {
        self.kind = kind
        self.example = example
    }

    /// Reads the document of the file at `path`.
    ///
    /// - Throws: `Failure` of kind `missingInput` if the file cannot be read, `usage` if it is not valid YAML or too
    ///   large.
    package func value(contentsOf path: String) throws(Failure) -> YAMLValue {
        let bytes = try SystemError.reporting(.missingInput, "The \(kind) \(path) cannot be read") {
            () throws(SystemError) in
            let file = try InputFile.open(path)
            return try SystemError.catching { try file.read(upToCount: Self.largestSize + 1) ?? Data() }
        }
        guard bytes.count <= Self.largestSize else {
            throw Failure(
                .usage, "\(path) is larger than \(Self.largestSize) bytes, the most allowed for \(kind.withArticle).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.usage, "\(path) is not UTF-8 text, but \(kind.withArticle) must be.")
        }
        return try value(of: text, from: path)
    }

    /// Parses the document in a text.
    ///
    /// - Parameter file: The file's name in messages.
    /// - Throws: `Failure` of kind `usage` if the text is not valid YAML.
    package func value(of text: String, from file: String) throws(Failure) -> YAMLValue {
        let node = try document(of: text, from: file)
        return YAMLValue(file: file, key: "", line: node.mark?.line ?? 1, node: node)
    }

    /// Parses the single YAML document in `text`.
    private func document(of text: String, from file: String) throws(Failure) -> Node {
        try requirePlainCharacters(text, from: file)
        let root: Node?
        do {
            root = try Parser(yaml: MaskedIndicators.masked(text), encoding: .utf8).singleRoot()
        } catch {
            throw Failure(.usage, "\(file)\(complaint(about: error))")
        }
        guard let root, root.scalar?.string.isEmpty != true else {
            throw Failure(.usage, "\(file) is empty: \(kind.withArticle) needs at least a line such as `\(example)`.")
        }
        return try unmasked(root, from: file)
    }

    /// The node with its original, unmasked texts.
    ///
    /// The parser limits the nesting depth of nodes.
    private func unmasked(_ node: Node, from file: String) throws(Failure) -> Node {
        switch node {
        case .scalar(var scalar):
            if scalar.style == .plain, let indicator = MaskedIndicators.indicator(atStartOf: scalar.string) {
                throw Failure(
                    .usage,
                    "\(file), line \(scalar.mark?.line ?? 1): `\(indicator)` is not allowed: \(kind.withArticle) cannot have anchors or tags."
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
            ", line \(mark.line), column \(mark.column): this is not valid YAML: \(problem.asClause)."
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            ", line \(context.mark.line), \(MaskedIndicators.unmasked(keys.joined(separator: ", "))): a key appears twice."
        case YamlError.reader(let problem, _, _, _):
            ": this is not valid YAML: \(problem.asClause)."
        default:
            ": this is not valid YAML."
        }
    }

    /// Refuses YAML line ends other than \n and \r\n, because editors do not show them as line ends, and the substitute
    /// characters of masking.
    private func requirePlainCharacters(_ text: String, from file: String) throws(Failure) {
        let separators: Set<UnicodeScalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
        var line = 1
        var previous: UnicodeScalar = "\n"
        for scalar in text.unicodeScalars {
            guard !separators.contains(scalar), previous != "\r" || scalar == "\n" else {
                throw Failure(
                    .usage, "\(file), line \(line) does not end with a newline: end every line with \\n.")
            }
            guard !MaskedIndicators.isMask(scalar) else {
                throw Failure(
                    .usage,
                    "\(file), line \(line) contains U+\(String(scalar.value, radix: 16, uppercase: true)), which is not allowed here."
                )
            }
            if scalar == "\n" { line += 1 }
            previous = scalar
        }
    }
}

extension String {
    /// The text with the indefinite article in front.
    fileprivate var withArticle: String { first.map { "aeiou".contains($0) } == true ? "an \(self)" : "a \(self)" }
}
