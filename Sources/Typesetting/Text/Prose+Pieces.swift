extension Prose {
    /// A piece of one block's text.
    enum Piece {
        case plain(Substring)
        /// A formula with the place of its dollar sign; nil if it does not end.
        case formula(Substring?, start: String.Index)
        /// A citation with the place of its bracket; nil if it names no keys.
        case citation([String]?, start: String.Index)
    }

    static func line(of place: String.Index, in text: String) -> Int {
        text[..<place].count(where: \.isNewline)
    }

    /// Tells formulas and citations from code and escaped characters.
    static func scan(_ text: String, _ visit: (Piece) -> Void) {
        var rest = text[...]
        while let character = rest.first {
            let start = rest.startIndex
            if character == "$" {
                if let (latex, tail) = span(of: rest, from: "$", to: "$") {
                    rest = tail
                    visit(.formula(latex, start: start))
                } else {
                    rest.removeFirst()
                    visit(.formula(nil, start: start))
                }
                continue
            }
            if rest.hasPrefix("[@") {
                if let (label, tail) = span(of: rest, from: "[", to: "]"), let keys = keys(in: label) {
                    rest = tail
                    visit(.citation(keys, start: start))
                } else {
                    rest.removeFirst()
                    visit(.citation(nil, start: start))
                }
                continue
            }
            if character == "`", let (_, tail) = span(of: rest, from: "`", to: "`") {
                rest = tail
            } else {
                rest = rest.dropFirst(character == "\\" ? 2 : 1)
            }
            visit(.plain(text[start..<rest.startIndex]))
        }
    }
}
