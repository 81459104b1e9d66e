extension Plots {
    /// Data of one kind.
    ///
    /// Series of one name have one entry in the legend, that of the first.
    public struct Series: Hashable, Sendable {
        /// What the legend says; without a name it has no entry.
        public var name: String
        /// Its colour.
        public var color: SeriesColor
        /// How its points are joined.
        public var line: Line
        /// Whether its line keeps the height of each point up to the next, as survival curves do.
        public var isStepped: Bool
        /// How its points are drawn.
        public var symbol: Symbol
        /// How large its points are beside those of others, 1 unless it says otherwise; smaller where there are many.
        public var symbolScale: Double
        /// How the intervals of its heights are drawn.
        public var spread: Spread
        /// The points, those of a line in its order.
        public var samples: [Sample]

        /// A series from its parts.
        public init(
            name: String, color: SeriesColor, line: Line = .none, isStepped: Bool = false, symbol: Symbol = .none,
            symbolScale: Double = 1, spread: Spread = .bars, samples: [Sample]
        ) {
            self.name = name
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
        /// The place from left to right.
        public var x: Double
        /// The height.
        public var y: Double
        /// Between which heights it is likely to be; nothing if that is not shown.
        public var interval: ClosedRange<Double>?
        /// Between which places it is likely to be; nothing if that is not shown.
        public var horizontalInterval: ClosedRange<Double>?
        /// Whether the height is only known to be at least `y`, which an arrow upwards shows.
        public var isLowerBound: Bool
        /// How high it could be at most, which a dash shows; nothing if that is not shown.
        public var limit: Double?
        /// What is written beside it.
        public var label: String?
        /// On which side.
        public var labelSide: Side
        /// What is said of it where the drawing is pointed at; without it, the label is.
        public var note: String?

        /// A point from its numbers.
        public init(
            x: Double, y: Double, interval: ClosedRange<Double>? = nil,
            horizontalInterval: ClosedRange<Double>? = nil, isLowerBound: Bool = false, limit: Double? = nil,
            label: String? = nil, labelSide: Side = .right, note: String? = nil
        ) {
            self.x = x
            self.y = y
            self.interval = interval
            self.horizontalInterval = horizontalInterval
            self.isLowerBound = isLowerBound
            self.limit = limit
            self.label = label
            self.labelSide = labelSide
            self.note = note
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
