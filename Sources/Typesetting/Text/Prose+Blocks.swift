import Support

extension Prose {
    /// A part of a text between blank lines.
    enum Block {
        case paragraph(String)
        case list([String])
        /// A displayed formula, in LaTeX.
        case formula(String)
    }

    /// The text's blocks in order.
    var blocks: [Block] { lines.map { Self.block(of: $0.map(\.text)) } }

    /// The lines of each block, with their numbers from 0; no block is empty.
    var lines: [[(number: Int, text: Substring)]] {
        source.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated()
            .map { (number: $0, text: $1) }
            .split { line in line.text.allSatisfy(\.isWhitespace) }
            .map(Array.init)
    }

    private static func block(of lines: [Substring]) -> Block {
        let text = lines.joined(separator: "\n")
        if let latex = formula(of: text) { return .formula(latex) }
        guard lines.allSatisfy({ $0.hasPrefix("- ") || $0.hasPrefix("  ") }), lines[0].hasPrefix("- ") else {
            return .paragraph(text)
        }
        var items: [String] = []
        for line in lines {
            if line.hasPrefix("- ") {
                items.append(String(line.dropFirst(2)))
            } else {
                items[items.count - 1] += "\n" + line.dropFirst(2)
            }
        }
        return .list(items)
    }

    /// The LaTeX between the double dollar signs of a block; nil if it is no formula.
    static func formula(of block: String) -> String? {
        let text = block.trimmed
        guard text.hasPrefix("$$"), text.hasSuffix("$$"), text.count > 4 else { return nil }
        let latex = String(text.dropFirst(2).dropLast(2))
        return latex.contains("$") ? nil : latex
    }
}
