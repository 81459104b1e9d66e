import Support

/// One column of a printed table.
struct LaTeXTableColumn: Sendable, Hashable {
    /// Whether it holds words, which begin at its left edge, or numbers, which end at its right one.
    var holdsWords: Bool
    /// The lines of its head.
    var head: [String]
    /// The width in em at which its words are broken into lines; nil if each cell is one line.
    var measure: Double?
    /// The width of its widest line, in em of the table's type.
    var width: Double

    /// A head is broken into lines no narrower than this, in em, and no narrower than what stands below.
    private static let narrowestHead = 4.5

    /// A column from its head and cells.
    ///
    /// - Parameters:
    ///   - detailScale: The size of the details' type by that of the table's.
    ///   - measure: The width, in em, at which its words are broken into lines; nil if they are not.
    package init(head: String, cells: [TableCell], detailScale: Double, measure: Double?) {
        let holdsWords = !cells.allSatisfy { Self.isNumber($0.text) }
        self.holdsWords = holdsWords
        let body =
            cells.map { cell in
                let detail =
                    cell.detail.isEmpty ? 0 : LaTeXTextWidth.space + detailScale * LaTeXTextWidth.ems(cell.detail)
                return LaTeXTextWidth.ems(cell.text) + detail
            }.max() ?? 0
        self.measure = measure.flatMap { holdsWords && body > $0 ? $0 : nil }
        let bodyWidth = self.measure ?? body
        self.head = LaTeXTextWidth.lines(of: head, within: max(bodyWidth, Self.narrowestHead))
        width = self.head.map(LaTeXTextWidth.ems).reduce(bodyWidth, max)
    }

    /// The column in the argument of `tabular`.
    var specification: String {
        if let measure { return ">{\\raggedright\\arraybackslash}p{\(measure.formatted)em}" }
        return holdsWords ? "l" : "r"
    }

    /// The head as LaTeX, its last line on that of the row.
    var headText: String {
        guard head.count > 1 else { return head.map(LaTeXText.escaped).joined() }
        let lines = head.map(LaTeXText.escaped).joined(separator: " \\\\ ")
        return "\\begin{tabular}[b]{@{}\(holdsWords ? "l" : "r")@{}}\(lines)\\end{tabular}"
    }

    /// How many lines a cell takes.
    func lineCount(of cell: TableCell) -> Int {
        measure.map { LaTeXTextWidth.lines(of: cell.text, within: $0).count } ?? 1
    }

    /// Whether a cell's text is a number, a bound, or nothing.
    private static func isNumber(_ text: String) -> Bool {
        let text = text.hasPrefix("med.") ? text.dropFirst(4).trimming(while: \.isWhitespace) : text[...]
        guard let first = text.first else { return true }
        return first.isNumber || "−+±≥≤–(".contains(first)
    }
}

extension Double {
    fileprivate var formatted: String { NumberText.fixed(self, decimals: 1) }
}
