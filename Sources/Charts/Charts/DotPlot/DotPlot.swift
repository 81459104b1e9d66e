/// Dots along a logarithmic axis, one row per name: a ranking that shows every number.
///
/// Panels have the same axis but their own rows. They are side by side if they have the same rows and there is room,
/// otherwise stacked.
public struct DotPlot: Chart, Hashable {
    /// The title; nil if a caption replaces it.
    public var title: RichText?
    /// The title of the horizontal axis.
    public var axisTitle: RichText
    /// The number to compare dots with, shown as a line; nil, 0 or less for none.
    public var reference: Double?
    /// The range around the reference that is shaded; nil for none.
    public var band: ClosedRange<Double>?
    /// The meanings of the marks, with different names; those with a tone come first.
    public var legend: [Key]
    /// The panels in order.
    public var panels: [Panel]

    /// Panels below one legend.
    public init(
        title: RichText? = nil, axisTitle: RichText, reference: Double? = nil, band: ClosedRange<Double>? = nil,
        legend: [Key] = [], panels: [Panel]
    ) {
        self.title = title
        self.axisTitle = axisTitle
        self.reference = reference
        self.band = band
        self.legend = legend
        self.panels = panels
    }

    /// Rows under one title.
    public struct Panel: Hashable, Sendable {
        /// The title of the rows.
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
        /// The dots, each slightly lower than the previous one, so that equal numbers stay visible.
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
        /// Whether the number is only a lower bound, shown by an arrow.
        public var isBound: Bool
        /// The mark.
        public var mark: Mark
        /// The name of the datum.
        public var name: String
        /// Further facts about it.
        public var details: [HotRegion.Detail]

        /// A number with its name and mark.
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
    }

    /// The appearance of a dot: three properties that can each distinguish two groups.
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
        /// The position in the sequential colormap from 0 to 1, or nil for the colour of axes.
        public var tone: Double?

        /// A mark from its parts; the default is a filled circle in the colour of axes.
        public init(_ outline: Outline = .circle, isFilled: Bool = true, tone: Double? = nil) {
            self.outline = outline
            self.isFilled = isFilled
            self.tone = tone
        }
    }

    /// A mark with its meaning.
    public struct Key: Hashable, Sendable {
        /// The meaning.
        public var name: String
        /// The mark.
        public var mark: Mark

        /// A mark with its meaning.
        public init(_ name: String, mark: Mark) {
            self.name = name
            self.mark = mark
        }
    }
}
