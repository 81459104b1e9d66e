/// Dots along a logarithmic axis, a row for each name: a ranking in which every number is seen.
///
/// Panels have the same axis and rows of their own; they stand side by side where there is room, else one above the other.
public struct DotPlot: Chart, Hashable {
    /// What the chart shows; nothing if a caption says so.
    public var title: RichText?
    /// What the places from left to right are.
    public var axisTitle: RichText
    /// A number that dots are compared with, marked by a dashed line; nothing if there is none.
    public var reference: Double?
    /// What the marks mean.
    public var legend: [Key]
    /// The panels in order.
    public var panels: [Panel]

    /// Panels under one legend.
    public init(
        title: RichText? = nil, axisTitle: RichText, reference: Double? = nil, legend: [Key] = [], panels: [Panel]
    ) {
        self.title = title
        self.axisTitle = axisTitle
        self.reference = reference
        self.legend = legend
        self.panels = panels
    }

    /// Rows under one title.
    public struct Panel: Hashable, Sendable {
        /// What the rows have in common.
        public var title: RichText
        /// The rows from the top.
        public var rows: [Row]

        /// Rows under a title.
        public init(title: RichText, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    /// The dots of one name.
    public struct Row: Hashable, Sendable {
        /// The name.
        public var label: RichText
        /// The dots, each a little lower than the one before, so that equal numbers are seen side by side.
        public var dots: [Dot]

        /// A row with its dots.
        public init(label: RichText, dots: [Dot]) {
            self.label = label
            self.dots = dots
        }
    }
}

extension DotPlot {
    /// One number.
    public struct Dot: Hashable, Sendable {
        /// The number, positive.
        public var value: Double
        /// Whether it is only the least that the true number can be: an arrow points to what is larger.
        public var isBound: Bool
        /// How it is drawn.
        public var mark: Mark
        /// What it stands for.
        public var name: String
        /// More about it.
        public var details: [HotRegion.Detail]

        /// A number with what it stands for.
        public init(
            _ value: Double, isBound: Bool = false, mark: Mark = Mark(), name: String,
            details: [HotRegion.Detail] = []
        ) {
            self.value = value
            self.isBound = isBound
            self.mark = mark
            self.name = name
            self.details = details
        }

        /// Whether it has a place on a logarithmic axis.
        var isDrawable: Bool { value > 0 && value.isFinite }
    }

    /// How a dot is drawn: three things that can each tell two groups apart.
    public struct Mark: Hashable, Sendable {
        /// Its outline.
        public enum Outline: Hashable, Sendable {
            /// A circle.
            case circle
            /// A square.
            case square
        }

        /// Its outline.
        public var outline: Outline
        /// Whether it is filled.
        public var isFilled: Bool
        /// Its colour: a place in an order from 0 to 1, or nothing for the colour of axes.
        public var tone: Double?

        /// A mark from its parts; without any a filled circle in the colour of axes.
        public init(_ outline: Outline = .circle, isFilled: Bool = true, tone: Double? = nil) {
            self.outline = outline
            self.isFilled = isFilled
            self.tone = tone
        }
    }

    /// A mark with what it means.
    public struct Key: Hashable, Sendable {
        /// What it means.
        public var name: String
        /// The mark.
        public var mark: Mark

        /// A mark with what it means.
        public init(_ name: String, mark: Mark) {
            self.name = name
            self.mark = mark
        }
    }
}
