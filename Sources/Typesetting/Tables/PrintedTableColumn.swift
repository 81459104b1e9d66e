/// One column of a printed table.
struct PrintedTableColumn: Sendable, Hashable {
    /// How its texts stand below each other.
    var alignment: ColumnAlignment
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
        let alignment = ColumnAlignment(of: cells)
        self.alignment = alignment
        let body =
            cells.map { cell in
                let cell = alignment.aligned(cell)
                let detail =
                    cell.detail.isEmpty ? 0 : PrintedTextWidth.space + detailScale * PrintedTextWidth.ems(cell.detail)
                return PrintedTextWidth.ems(cell.text) + detail
            }.max() ?? 0
        self.measure = measure.flatMap { alignment.holdsWords && body > $0 ? $0 : nil }
        let bodyWidth = self.measure ?? body
        self.head = PrintedTextWidth.lines(of: head, within: max(bodyWidth, Self.narrowestHead))
        width = self.head.map(PrintedTextWidth.ems).reduce(bodyWidth, max)
    }

    /// How many lines a cell takes.
    func lineCount(of cell: TableCell) -> Int {
        measure.map { PrintedTextWidth.lines(of: cell.text, within: $0).count } ?? 1
    }
}
