/// One figure on a page, in several widths and themes, with its words and its measured sizes.
public struct ContactPage: Sendable {
    /// A drawing under its label.
    public struct Sample: Sendable {
        /// The label.
        public var label: String
        /// The drawing.
        public var drawing: Drawing

        /// A drawing under a label.
        public init(_ label: String, _ drawing: Drawing) {
            self.label = label
            self.drawing = drawing
        }
    }

    /// The drawings in one theme, in rows from the top.
    public struct Column: Sendable {
        /// What they have in common, such as the name of the theme.
        public var name: String
        /// The drawings of each row from left to right.
        public var rows: [[Sample]]

        /// Rows of drawings under a name.
        public init(_ name: String, rows: [[Sample]]) {
            self.name = name
            self.rows = rows
        }
    }

    /// The name above everything.
    public var name: String
    /// The columns from left to right.
    public var columns: [Column]
    /// The paragraphs below everything.
    public var words: [String]

    /// A page from its parts.
    public init(_ name: String, columns: [Column], words: [String]) {
        self.name = name
        self.columns = columns
        self.words = words
    }

    /// The page as a drawing, with the drawings in their own size.
    ///
    /// - Complexity: O(n) in the number of shapes of all drawings and of words.
    public func drawing(theme: Theme, text: some TextMeasuring) -> Drawing {
        let gap = theme.metrics.gap * 2
        var pile = Pile(x: gap, y: gap, theme: theme)
        pile.add([RichText(name)], style: theme.typography.titleStyle, text: text)
        var (right, bottom) = (gap, pile.y)
        for column in columns {
            var part = Pile(x: right, y: pile.y, theme: theme)
            part.add([RichText(column.name)], style: theme.typography.axisTitleStyle, text: text)
            for row in column.rows { part.add(row, text: text) }
            pile.shapes += part.shapes
            right = part.right + 2 * gap
            bottom = max(bottom, part.y)
        }
        right -= gap
        pile.y = bottom
        for paragraph in words {
            let style = theme.typography.tickStyle
            pile.add(
                RichText(paragraph).broken(width: max(right - 2 * gap, gap), style: style, text: text), style: style,
                text: text)
        }
        return Drawing(
            size: Size(width: right, height: pile.y), background: theme.palette.background, shapes: pile.shapes)
    }
}

/// Shapes that are put below each other.
private struct Pile {
    var shapes: [Shape] = []
    /// The left edge.
    let x: Double
    /// The lower edge, with the distance to what comes next.
    var y: Double
    /// The right edge of the widest row.
    private(set) var right: Double
    private let theme: Theme

    init(x: Double, y: Double, theme: Theme) {
        (self.x, self.y, self.theme) = (x, y, theme)
        right = x
    }

    private var gap: Double { theme.metrics.gap * 2 }

    /// Adds a paragraph.
    mutating func add(_ lines: [RichText], style: TextStyle, text: some TextMeasuring) {
        for line in lines {
            let extent = text.extent(of: line, in: style)
            shapes.append(
                .text(TextLine(line, style: style, color: theme.palette.ink, at: Point(x, y + extent.ascent))))
            y += style.size * 1.3
            right = max(right, x + extent.width)
        }
        y += gap / 2
    }

    /// Adds drawings side by side, each in a frame below its label.
    mutating func add(_ samples: [ContactPage.Sample], text: some TextMeasuring) {
        let style = theme.typography.tickStyle
        let top = y + style.size * 1.3
        var left = x
        for sample in samples {
            let (label, size) = (RichText(sample.label), sample.drawing.size)
            let ascent = text.extent(of: label, in: style).ascent
            shapes.append(
                .text(TextLine(label, style: style, color: theme.palette.ink, at: Point(left, y + ascent))))
            shapes += sample.drawing.shapes(at: Point(left, top))
            shapes.append(
                .rectangle(
                    Rectangle(x: left, y: top, width: size.width, height: size.height), fill: nil,
                    stroke: Stroke(theme.palette.grid, width: theme.metrics.hairline)))
            left += size.width + gap
        }
        right = max(right, left - gap)
        y = top + (samples.map(\.drawing.size.height).max() ?? 0) + gap
    }
}
