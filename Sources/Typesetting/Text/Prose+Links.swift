extension Prose {
    /// The text with links to places that its document lacks made plain text.
    ///
    /// - Parameter places: The identifiers of the document's places.
    /// - Complexity: As that of `formulas`.
    package func linking(to places: Set<String>) -> Prose {
        Prose(
            lines.map { Self.plain($0.map(\.text).joined(separator: "\n")[...], but: places) }.joined(separator: "\n\n")
        )
    }

    /// A text whose links to other places than these are replaced by their labels.
    private static func plain(_ text: Substring, but places: Set<String>) -> String {
        var result = ""
        var rest = text
        while let character = rest.first {
            let start = rest.startIndex
            if let (label, tail) = label(at: rest, but: places) {
                result += plain(label, but: places)
                rest = tail
                continue
            }
            if let mark = ["`", "$"].first(where: { rest.hasPrefix($0) }),
                let (_, tail) = span(of: rest, from: mark, to: mark)
            {
                rest = tail
            } else {
                rest = rest.dropFirst(character == "\\" ? 2 : 1)
            }
            result += text[start..<rest.startIndex]
        }
        return result
    }

    /// The label of the link that begins a text, with what follows it; nil unless it leads to another place than these.
    private static func label(
        at text: Substring, but places: Set<String>
    ) -> (label: Substring, rest: Substring)? {
        guard text.first == "[", let (label, tail) = span(of: text, from: "[", to: "]"), keys(in: label) == nil,
            let (address, rest) = span(of: tail, from: "(", to: ")"), address.first == "#",
            !places.contains(String(address.dropFirst()))
        else { return nil }
        return (label, rest)
    }
}
