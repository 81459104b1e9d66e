extension Prose {
    /// The spans of one block's text.
    ///
    /// - Complexity: O(*n*²) at worst, in the length of one block, if brackets or asterisks are never closed.
    static func spans(of text: String) -> [ProseSpan] {
        var spans: [ProseSpan] = []
        var plain = ""
        var rest = text[...]
        while let character = rest.first {
            if let (span, tail) = element(at: rest) {
                if !plain.isEmpty { spans.append(.text(plain)) }
                plain = ""
                spans.append(span)
                rest = tail
            } else if character == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
                plain.append(next)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("&amp;") {
                plain += "&"
                rest = rest.dropFirst(5)
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        return plain.isEmpty ? spans : spans + [.text(plain)]
    }

    /// The element that begins a text, with what follows it; nil if the text begins plainly.
    private static func element(at text: Substring) -> (span: ProseSpan, rest: Substring)? {
        if text.hasPrefix("`"), let (code, rest) = span(of: text, from: "`", to: "`") {
            return (.code(String(code)), rest)
        }
        if text.hasPrefix("$"), let (latex, rest) = span(of: text, from: "$", to: "$") {
            return (.formula(String(latex)), rest)
        }
        if text.hasPrefix("**"), let (strong, rest) = span(of: text, from: "**", to: "**") {
            return (.strong(spans(of: String(strong))), rest)
        }
        if text.hasPrefix("*"), let (emphasis, rest) = span(of: text, from: "*", to: "*") {
            return (.emphasis(spans(of: String(emphasis))), rest)
        }
        guard text.hasPrefix("["), let (label, rest) = span(of: text, from: "[", to: "]") else { return nil }
        if let keys = keys(in: label) { return (.citation(keys), rest) }
        guard let (address, tail) = span(of: rest, from: "(", to: ")"), isAllowed(address) else { return nil }
        return (.link(spans(of: String(label)), address: String(address)), tail)
    }

    /// The text between two marks, and the rest; nil if it is empty or never ends.
    static func span(
        of text: Substring, from opening: String, to closing: String
    ) -> (content: Substring, rest: Substring)? {
        guard text.hasPrefix(opening) else { return nil }
        let inner = text.dropFirst(opening.count)
        var index = inner.startIndex
        while index < inner.endIndex {
            if inner[index] == "\\", opening != "`" {
                index = inner.index(index, offsetBy: 2, limitedBy: inner.endIndex) ?? inner.endIndex
                continue
            }
            if inner[index...].hasPrefix(closing) {
                guard index > inner.startIndex else { return nil }
                return (inner[..<index], inner[index...].dropFirst(closing.count))
            }
            index = inner.index(after: index)
        }
        return nil
    }

    /// Whether an address is a web page, a place on this page or a file beside it: never a script.
    private static func isAllowed(_ address: Substring) -> Bool {
        guard let scheme = address.firstIndex(of: ":") else { return true }
        return ["http", "https"].contains(address[..<scheme].lowercased())
    }
}
