/// Every number that a chart shows, as one table in long form: a row for each datum, in the order of drawing.
///
/// Table and axes suffice to draw the chart again. Colours and sizes are left out.
public struct ChartData: Hashable, Sendable {
    /// The title of the chart; empty if it has none.
    public var title: String
    /// The axes of all plots, each with the column of its numbers.
    public var axes: [Axis]
    /// The names of the columns, all different: small letters, digits and underscores.
    public var columns: [String]
    /// The rows, each with one field for each column.
    public var rows: [[Field]]

    /// A table with its axes.
    public init(title: String, axes: [Axis], columns: [String], rows: [[Field]]) {
        self.title = title
        self.axes = axes
        self.columns = columns
        self.rows = rows
    }

    /// One field of a row.
    public enum Field: Hashable, Sendable {
        /// Words.
        case text(String)
        /// A finite number.
        case number(Double)
        /// Whether something holds.
        case flag(Bool)
        /// Nothing, because it is unknown or does not apply.
        case empty
    }

    /// An axis of a plot, or the colour scale of a heat map.
    public struct Axis: Hashable, Sendable {
        /// The number of the plot, counted from 1.
        public var plot: Int
        /// The heading of the plot; empty if it has none.
        public var heading: String
        /// The column of its numbers.
        public var column: String
        /// Its title.
        public var title: String
        /// How its numbers are mapped to positions or colours.
        public var scale: Scale
        /// The range it shows; nil if that follows from the data.
        public var range: ClosedRange<Double>?

        /// An axis from its parts.
        public init(
            plot: Int = 1, heading: String = "", column: String, title: String, scale: Scale,
            range: ClosedRange<Double>? = nil
        ) {
            self.plot = plot
            self.heading = heading
            self.column = column
            self.title = title
            self.scale = scale
            self.range = range
        }
    }

    /// How numbers are mapped to positions or colours.
    public enum Scale: Hashable, Sendable {
        /// Linearly.
        case linear
        /// Logarithmically.
        case logarithmic
        /// Logarithmically from 1, with a separate place for 0.
        case steps
        /// Linearly on both sides of 0, to two different hues.
        case diverging
        /// One place for each of these names, in their order from the left or from the bottom.
        case categorical([String])

        /// The name, such as `logarithmic`.
        public var name: String {
            switch self {
            case .linear: "linear"
            case .logarithmic: "logarithmic"
            case .steps: "steps"
            case .diverging: "diverging"
            case .categorical: "categorical"
            }
        }
    }
}

extension ChartData.Field {
    /// A number; empty if there is none or it is not finite.
    init(_ value: Double?) {
        self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .empty
    }

    /// Words; empty if there are none.
    init(words: String) {
        self = words.isEmpty ? .empty : .text(words)
    }

    /// A label, as a number if it is the usual form of a whole one.
    init(label: String) {
        self = Int(label).flatMap { String($0) == label ? .number(Double($0)) : nil } ?? .text(label)
    }
}
