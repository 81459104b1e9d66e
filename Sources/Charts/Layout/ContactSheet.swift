/// Many drawings on one sheet, to be looked at side by side.
public struct ContactSheet: Sendable {
    /// Drawings that stand beside one another, under one name.
    public struct Row: Sendable {
        /// What they are.
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
    /// How much smaller drawings are shown than they are.
    public var scale: Double

    /// A sheet of rows.
    public init(rows: [Row], scale: Double) {
        self.rows = rows
        self.scale = scale
    }

    /// The sheet as a drawing, as wide as its widest row.
    public func drawing(theme: Theme, text: some TextMeasuring) -> Drawing {
        let (gap, style) = (theme.metrics.gap * 2, theme.typography.tickStyle)
        var shapes: [Shape] = []
        var (width, y) = (0.0, gap)
        for row in rows {
            let name = RichText(row.name)
            let extent = text.extent(of: name, in: style)
            shapes.append(
                .text(TextLine(name, style: style, color: theme.palette.ink, at: Point(gap, y + extent.ascent))))
            y += extent.height + gap / 2
            var x = gap
            let drawings = row.drawings.map { $0.scaled(by: scale) }
            for drawing in drawings {
                let frame = Rectangle(x: x, y: y, width: drawing.size.width, height: drawing.size.height)
                shapes += drawing.shapes(at: Point(x, y))
                shapes.append(
                    .rectangle(frame, fill: nil, stroke: Stroke(theme.palette.grid, width: theme.metrics.hairline)))
                x += drawing.size.width + gap
            }
            width = max(width, x, extent.width + 2 * gap)
            y += (drawings.map(\.size.height).max() ?? 0) + gap
        }
        return Drawing(size: Size(width: width, height: y), background: theme.palette.background, shapes: shapes)
    }
}
