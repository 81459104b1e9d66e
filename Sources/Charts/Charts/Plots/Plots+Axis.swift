extension Plots {
    /// One of a plot's two axes.
    public struct Axis: Hashable, Sendable {
        /// What its numbers are.
        public var title: RichText
        /// How numbers become places.
        public var scale: AxisScale
        /// The range it shows; that of the data, with some room on both sides, where there is nothing.
        ///
        /// Axes of steps and categories, and those of square plots, have their own ranges.
        public var range: ClosedRange<Double>?
        /// Numbers that lie within the range of the data as if they were among them.
        public var included: [Double]
        /// The numbers that are written along it; round ones where there are none.
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

    /// How the numbers of an axis become places.
    public enum AxisScale: Hashable, Sendable {
        /// Evenly.
        case linear
        /// By the logarithm; only positive numbers have a place.
        case logarithmic
        /// By the logarithm from 1 on, with a place of its own for 0 to the left of it.
        case steps
        /// One place for each name; the first has the number 0, the second 1.
        case categories([RichText])
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
