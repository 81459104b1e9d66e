extension HeatMap {
    /// The place of a cell.
    public struct Place: Hashable, Sendable {
        /// The column, counted from 0 at the left.
        public var column: Int
        /// The row, counted from 0 at the bottom.
        public var row: Int

        /// A column and a row.
        public init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }
    }

    /// The place of the cell with these labels of its column and row; nil if there is none.
    public func place(column: String, row: String) -> Place? {
        guard let column = columns.labels.firstIndex(of: column), let row = rows.labels.firstIndex(of: row) else {
            return nil
        }
        return Place(column: column, row: row)
    }

    /// The frames of outlined cells: ink on a wider stroke in the colour of the background, since one of the two
    /// contrasts with any tile.
    func outlineShapes(layout: HeatMapLayout, theme: Theme) -> [Shape] {
        let tiles = cells.indices.filter { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: columns.labels.count)
            return outlined.contains(Place(column: column, row: row))
        }.map { tile(of: $0, layout: layout, theme: theme) }
        let (metrics, palette) = (theme.metrics, theme.palette)
        let width = min(
            max(metrics.line * 1.2, metrics.hairline, 0.5), min(layout.cell.width, layout.cell.height) / 4)
        let halos = tiles.map { Shape.rectangle($0, fill: nil, stroke: Stroke(palette.background, width: 2.4 * width)) }
        return halos + tiles.map { .rectangle($0, fill: nil, stroke: Stroke(palette.ink, width: width)) }
    }
}
