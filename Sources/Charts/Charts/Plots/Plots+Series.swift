extension Plots {
    /// Data of one kind.
    ///
    /// Series with the same name share one entry in the legend, that of the first.
    public struct Series: Hashable, Sendable {
        /// The name in the legend; if empty, it has no entry.
        public var name: String
        /// The name in the chart's data if it differs from that in the legend, which shows a name only once.
        public var dataName: String?
        /// What its numbers are, such as `predicted`, in the chart's data; empty if the axes say so.
        public var kind: String
        /// Its colour.
        public var color: SeriesColor
        /// The line that connects its points.
        public var line: Line
        /// Whether its line keeps the height of each point until the next, as survival curves do.
        public var isStepped: Bool
        /// The symbol of its points.
        public var symbol: Symbol
        /// The size of its points relative to the usual one; smaller if there are many.
        public var symbolScale: Double
        /// How its vertical intervals are drawn.
        public var spread: Spread
        /// The points, in the order of the line.
        public var samples: [Sample]

        /// A series from its parts.
        public init(
            name: String, dataName: String? = nil, kind: String = "", color: SeriesColor, line: Line = .none,
            isStepped: Bool = false, symbol: Symbol = .none, symbolScale: Double = 1, spread: Spread = .bars,
            samples: [Sample]
        ) {
            self.name = name
            self.dataName = dataName
            self.kind = kind
            self.color = color
            self.line = line
            self.isStepped = isStepped
            self.symbol = symbol
            self.symbolScale = symbolScale
            self.spread = spread
            self.samples = samples
        }
    }

    /// A point of a series.
    public struct Sample: Hashable, Sendable {
        /// The horizontal value.
        public var x: Double
        /// The horizontal value in the chart's data if the point stands elsewhere, such as beside others; nil if it is `x`.
        public var dataX: Double?
        /// The vertical value.
        public var y: Double
        /// The vertical interval; nil if none is shown.
        public var interval: ClosedRange<Double>?
        /// The horizontal interval; nil if none is shown.
        public var horizontalInterval: ClosedRange<Double>?
        /// Whether its number is only a lower bound, shown by an arrow: to the right if the vertical axis has categories,
        /// otherwise upwards.
        public var isLowerBound: Bool
        /// The upper limit of the vertical value, shown as a dash; nil if none is shown.
        public var limit: Double?
        /// The label beside it.
        public var label: String?
        /// The side of the label.
        public var labelSide: Side
        /// The tooltip; if nil, the label is used.
        public var note: String?
        /// The facts in the tooltip; if nil, the values on both axes.
        public var details: [HotRegion.Detail]?

        /// A point from its values.
        public init(
            x: Double, dataX: Double? = nil, y: Double, interval: ClosedRange<Double>? = nil,
            horizontalInterval: ClosedRange<Double>? = nil, isLowerBound: Bool = false, limit: Double? = nil,
            label: String? = nil, labelSide: Side = .right, note: String? = nil,
            details: [HotRegion.Detail]? = nil
        ) {
            self.x = x
            self.dataX = dataX
            self.y = y
            self.interval = interval
            self.horizontalInterval = horizontalInterval
            self.isLowerBound = isLowerBound
            self.limit = limit
            self.label = label
            self.labelSide = labelSide
            self.note = note
            self.details = details
        }
    }

    /// A side of a point.
    public enum Side: Hashable, Sendable {
        /// To its left.
        case left
        /// To its right.
        case right
    }
}
