extension Prose {
    /// One block's text as HTML.
    ///
    /// - Complexity: O(*n*²) at worst, in the length of one block, where brackets or asterisks are never closed.
    static func inline(_ text: String) -> String {
        var html = ""
        var rest = text[...]
        while let character = rest.first {
            if let (element, tail) = element(at: rest) {
                html += element
                rest = tail
            } else if character == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
                html += HTMLText.escaped(String(next))
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("&amp;") {
                html += "&amp;"
                rest = rest.dropFirst(5)
            } else {
                html += HTMLText.escaped(String(character))
                rest = rest.dropFirst()
            }
        }
        return html
    }

    /// The element that begins a text, with what follows it; nil where the text begins plainly.
    private static func element(at text: Substring) -> (html: String, rest: Substring)? {
        if text.hasPrefix("`"), let (code, rest) = span(of: text, from: "`", to: "`") {
            return ("<code>\(HTMLText.escaped(String(code)))</code>", rest)
        }
        if text.hasPrefix("$"), let (latex, rest) = span(of: text, from: "$", to: "$") {
            return (inlineFormula(String(latex)), rest)
        }
        if text.hasPrefix("**"), let (strong, rest) = span(of: text, from: "**", to: "**") {
            return ("<strong>\(inline(String(strong)))</strong>", rest)
        }
        if text.hasPrefix("*"), let (emphasis, rest) = span(of: text, from: "*", to: "*") {
            return ("<em>\(inline(String(emphasis)))</em>", rest)
        }
        if text.hasPrefix("["), let (label, rest) = span(of: text, from: "[", to: "]"),
            let (address, tail) = span(of: rest, from: "(", to: ")"), isAllowed(address)
        {
            return ("<a href=\"\(HTMLText.escaped(String(address)))\">\(inline(String(label)))</a>", tail)
        }
        return nil
    }

    /// What stands between two marks, and what follows; nil where it is empty or never ends.
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
