import Support

/// One tag of a Mustache template, with its place.
struct TemplateTag: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// `{{name}}`, `{{{name}}}` or `{{&name}}`.
        case variable
        /// `{{#name}}`.
        case section
        /// `{{^name}}`.
        case invertedSection
        /// `{{/name}}`.
        case end
        /// `{{>name}}`.
        case partial
        /// `{{!…}}` or `{{%CONTENT_TYPE:…}}`, which name nothing.
        case neutral
        /// A tag of Mustache that reports do not use: set delimiters, inheritance, dynamic names, transforms.
        case unsupported
    }

    var kind: Kind
    var name: String
    /// The line of the tag, from 1.
    var line: Int
    /// Where the tag stands in the template, braces included, in bytes of UTF-8.
    var range: Range<Int>
}

extension TemplateTag {
    /// The tags of a template in order; what stands after an opening `{{` without its end is left to Mustache's parser.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    static func tags(in text: String) -> [TemplateTag] {
        let bytes = Array(text.utf8)
        var tags: [TemplateTag] = []
        var line = 1
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: "{{".utf8) else {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
                continue
            }
            var end = index + 2
            while end < bytes.count, !bytes[end...].starts(with: "}}".utf8) { end += 1 }
            guard end < bytes.count else { break }
            let content = bytes[(index + 2)..<end]
            var next = end + 2
            if content.first == UInt8(ascii: "{"), next < bytes.count, bytes[next] == UInt8(ascii: "}") { next += 1 }
            tags.append(
                TemplateTag(content: String(decoding: content, as: UTF8.self), line: line, range: index..<next))
            line += content.count { $0 == UInt8(ascii: "\n") }
            index = next
        }
        return tags
    }

    private init(content: String, line: Int, range: Range<Int>) {
        self.line = line
        self.range = range
        let sigil = content.first
        let rest = content.dropFirst().trimming { $0.isWhitespace }
        name = String(rest)
        switch sigil {
        case "#": kind = .section
        case "^": kind = .invertedSection
        case "/": kind = .end
        case ">": kind = rest.hasPrefix("*") ? .unsupported : .partial
        case "{", "&": kind = .variable
        case "!", "%": kind = .neutral
        case "=", "<", "$": kind = .unsupported
        default:
            kind = .variable
            name = String(content).trimmed
        }
        if kind != .neutral, name.contains("(") { kind = .unsupported }
    }
}
