extension Plots {
    /// One of a plot's two axes.
    public struct Axis: Hashable, Sendable {
        /// The title of its numbers.
        public var title: RichText
        /// How numbers are mapped to positions.
        public var scale: AxisScale
        /// The range it shows; if nil, that of the data with a margin on both sides.
        ///
        /// Of the range of an axis of steps only the upper bound counts, and axes of categories have their own range.
        /// A square plot uses the range of its horizontal axis, or of its vertical one if that has none.
        public var range: ClosedRange<Double>?
        /// Numbers that the range must include, as if they were data.
        public var included: [Double]
        /// The numbers written along it; if empty, round ones.
        public var marks: [Mark]

        /// An axis from its parts.
        public init(
            _ title: RichText, _ scale: AxisScale, range: ClosedRange<Double>? = nil, including included: [Double] = [],
            marks: [Mark] = []
        ) {
            self.title = title
            self.scale = scale
            self.range = range
            self.included = included
            self.marks = marks
        }
    }

    /// How an axis maps numbers to positions.
    public enum AxisScale: Hashable, Sendable {
        /// Linearly.
        case linear
        /// Logarithmically; only positive numbers have a position.
        case logarithmic
        /// Logarithmically from 1, with a separate place for 0 to the left of it.
        case steps
        /// One place per name; the first has the number 0, the second 1.
        case categories([RichText])
    }

    /// A number on an axis.
    public struct Mark: Hashable, Sendable {
        /// The number.
        public var value: Double
        /// Its label.
        public var label: RichText

        /// A number with its label.
        public init(_ value: Double, label: RichText) {
            self.value = value
            self.label = label
        }
    }
}
