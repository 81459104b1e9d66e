/// A table, split by columns into parts no wider than a page.
struct PrintedTableParts {
    /// The parts with their layouts, from the leftmost columns to the rightmost.
    let parts: [(table: Table, layout: PrintedTableLayout)]

    /// The table itself if it fits, otherwise the fewest parts with about equal numbers of columns that fit.
    ///
    /// Each part has all row labels. The first has the caption and the last the footnotes. A part with a single column
    /// that is wider than a page is shrunk.
    ///
    /// - Complexity: O(c r) in the numbers c of columns and r of rows.
    init(of table: Table) {
        var parts = [(table: table, layout: PrintedTableLayout(fitting: table))]
        var count = 1
        while parts.contains(where: \.layout.isShrunk), count < min(table.columns.count, Self.most) {
            count += 1
            parts = Self.split(table, into: count).map { ($0, PrintedTableLayout(fitting: $0)) }
        }
        self.parts = parts
    }

    /// The largest number of parts.
    private static let most = 64

    private static func split(_ table: Table, into count: Int) -> [Table] {
        let bounds = (0...count).map { $0 * table.columns.count / count }
        return zip(bounds, bounds.dropFirst()).enumerated().map { index, range in
            var part = table
            part.title += " (\(index + 1) of \(count))"
            if index > 0 {
                part.name += "-part-\(index + 1)"
                part.caption = "This part continues the table with its next columns."
            }
            if index < count - 1 { part.footnotes = [] }
            part.columns = Array(table.columns[range.0..<range.1])
            part.rows = table.rows.map { row in
                TableRow(labels: row.labels, cells: Array(row.cells.prefix(range.1).dropFirst(range.0)))
            }
            return part
        }
    }
}

extension Table {
    /// The estimated height of the table with its words on a printed page, in points; nil if it is turned, split or longer
    /// than a page.
    package var printedHeight: Double? {
        let parts = PrintedTableParts(of: self).parts
        guard parts.count == 1, let layout = parts.first?.layout, layout.place == .floating else { return nil }
        var shown = self
        shown.rows = groups.flatMap { group in
            group.enumerated().map { TableRow(labels: visibleLabels(of: $1, at: $0), cells: $1.cells) }
        }
        return layout.height(of: shown)
    }
}
