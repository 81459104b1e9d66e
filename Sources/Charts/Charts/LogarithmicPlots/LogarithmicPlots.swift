/// Plots of lines and points over two logarithmic axes, wide ones first, smaller ones side by side below.
///
/// A series may show how high each of its points could be at most, as a dash above it.
public struct LogarithmicPlots: Chart, Hashable {
    /// What the chart shows; nothing where a caption says so.
    public var title: RichText?
    /// The plots in order.
    public var plots: [Plot]

    /// Plots under one legend.
    public init(title: RichText? = nil, plots: [Plot]) {
        self.title = title
        self.plots = plots
    }

    /// One of the plots.
    public struct Plot: Hashable, Sendable {
        /// What its heights are.
        public var title: RichText
        /// What its places from left to right are.
        public var axisTitle: RichText
        /// The numbers that are written along the lower axis; round ones where there are none.
        public var marks: [Mark]
        /// The series, later ones above earlier ones.
        public var series: [Series]
        /// Whether it has a row of its own.
        public var isWide: Bool

        /// A plot with its series.
        public init(title: RichText, axisTitle: RichText, marks: [Mark] = [], series: [Series], isWide: Bool = false) {
            self.title = title
            self.axisTitle = axisTitle
            self.marks = marks
            self.series = series
            self.isWide = isWide
        }
    }

    /// A number on an axis.
    public struct Mark: Hashable, Sendable {
        /// The number.
        public var value: Double
        /// How it is written.
        public var label: RichText

        /// A number as it is written.
        public init(_ value: Double, label: RichText) {
            self.value = value
            self.label = label
        }
    }
}

extension LogarithmicPlots {
    /// Data of one kind.
    ///
    /// Series of one name have one entry in the legend, that of the first.
    public struct Series: Hashable, Sendable {
        /// What the legend says.
        public var name: String
        /// Its colour: a place on viridis from 0 to 1, or nothing for the colour of axes.
        public var tone: Double?
        /// How its points are joined.
        public var line: Line
        /// How its points are drawn.
        public var symbol: Symbol
        /// The points, those of a line in its order.
        public var samples: [Sample]

        /// A series from its parts.
        public init(
            name: String, tone: Double?, line: Line = .none, symbol: Symbol = .none,
            samples: [Sample]
        ) {
            self.name = name
            self.tone = tone
            self.line = line
            self.symbol = symbol
            self.samples = samples
        }
    }

    /// How the points of a series are joined.
    public enum Line: Hashable, Sendable {
        /// Not at all.
        case none
        /// By a line.
        case solid
        /// By a line of dashes.
        case dashed
        /// By a line of dots.
        case dotted
        /// By a line of dashes and dots by turns.
        case dashDotted
    }

    /// How a point is drawn.
    public enum Symbol: Hashable, Sendable {
        /// Not at all.
        case none
        /// As a filled circle.
        case disc
        /// As an empty circle.
        case ring
    }

    /// A side of a point.
    public enum Side: Hashable, Sendable {
        /// To its left.
        case left
        /// To its right.
        case right
    }

    /// A point of a series.
    public struct Sample: Hashable, Sendable {
        /// The place from left to right, positive.
        public var x: Double
        /// The height, positive.
        public var y: Double
        /// How high it could be at most; nothing where that is not shown.
        public var limit: Double?
        /// What is written beside it.
        public var label: String?
        /// On which side.
        public var labelSide: Side

        /// A point from its numbers.
        public init(x: Double, y: Double, limit: Double? = nil, label: String? = nil, labelSide: Side = .right) {
            self.x = x
            self.y = y
            self.limit = limit
            self.label = label
            self.labelSide = labelSide
        }

        /// Whether it has a place on logarithmic axes.
        var isDrawable: Bool { x > 0 && x.isFinite && y > 0 && y.isFinite }
    }
}
