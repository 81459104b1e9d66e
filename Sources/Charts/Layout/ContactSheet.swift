/// Many drawings on one sheet, for comparison.
public struct ContactSheet: Sendable {
    /// Drawings side by side under one name.
    public struct Row: Sendable {
        /// The name.
        public var name: String
        /// The drawings from left to right.
        public var drawings: [Drawing]

        /// Drawings under a name.
        public init(_ name: String, drawings: [Drawing]) {
            self.name = name
            self.drawings = drawings
        }
    }

    /// The rows from the top.
    public var rows: [Row]
    /// The scale of the drawings on the sheet.
    public var scale: Double

    /// A sheet of rows.
    public init(rows: [Row], scale: Double) {
        self.rows = rows
        self.scale = scale
    }

    /// The sheet as a drawing, with the number of columns that makes it about square.
    ///
    /// - Complexity: O(n) in the number of shapes of all drawings.
    public func drawing(theme: Theme, text: some TextMeasuring) -> Drawing {
        let gap = theme.metrics.gap * 2
        let blocks = rows.map { Block(of: $0, scale: scale, gap: gap, theme: theme, text: text) }
        let columnWidth = blocks.map(\.size.width).max() ?? 0
        let length = blocks.map(\.size.height).reduce(0, +)
        var columns = 1
        while columns < blocks.count, length / Double(columns) > columnWidth * Double(columns) { columns += 1 }
        let height = length / Double(columns)

        var shapes: [Shape] = []
        var (column, y, lowest) = (0, gap, gap)
        for block in blocks {
            if y > gap, column + 1 < columns, y + block.size.height / 2 > height {
                column += 1
                y = gap
            }
            shapes += block.shapes(at: Point(gap + Double(column) * columnWidth, y))
            y += block.size.height
            lowest = max(lowest, y)
        }
        return Drawing(
            size: Size(width: gap + Double(columns) * columnWidth, height: lowest),
            background: theme.palette.background, shapes: shapes)
    }
}

extension ContactSheet {
    /// A row with its size, including distances to its neighbours.
    private struct Block {
        let size: Size
        private let drawing: Drawing

        init(of row: Row, scale: Double, gap: Double, theme: Theme, text: some TextMeasuring) {
            let (name, style) = (RichText(row.name), theme.typography.tickStyle)
            let extent = text.extent(of: name, in: style)
            var shapes: [Shape] = [
                .text(TextLine(name, style: style, color: theme.palette.ink, at: Point(0, extent.ascent)))
            ]
            let top = extent.height + gap / 2
            var x = 0.0
            let drawings = row.drawings.map { $0.scaled(by: scale) }
            for drawing in drawings {
                let frame = Rectangle(x: x, y: top, width: drawing.size.width, height: drawing.size.height)
                shapes += drawing.shapes(at: Point(x, top))
                shapes.append(
                    .rectangle(frame, fill: nil, stroke: Stroke(theme.palette.grid, width: theme.metrics.hairline)))
                x += drawing.size.width + gap
            }
            size = Size(
                width: max(x, extent.width + gap), height: top + (drawings.map(\.size.height).max() ?? 0) + gap)
            drawing = Drawing(size: size, background: theme.palette.background, shapes: shapes)
        }

        func shapes(at corner: Point) -> [Shape] { drawing.shapes(at: corner) }
    }
}
