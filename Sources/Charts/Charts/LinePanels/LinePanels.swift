/// Panels of lines one above the other, over one shared logarithmic axis with a place for 0.
///
/// Series of one name have one colour in all panels; colours follow the order of the names, dark to light, so that ordered
/// series read as an order.
public struct LinePanels: Chart, Hashable {
    /// What is known at one place of the shared axis.
    public struct Sample: Hashable, Sendable {
        /// The place on the shared axis, not negative.
        public var x: Double
        /// The value in the middle.
        public var median: Double
        /// The values between which the band lies; nothing if there is no band.
        public var quartiles: ClosedRange<Double>?

        /// A value in the middle with its band.
        public init(x: Double, median: Double, quartiles: ClosedRange<Double>? = nil) {
            self.x = x
            self.median = median
            self.quartiles = quartiles
        }
    }

    /// A point of a line that a series is compared with.
    public struct ReferencePoint: Hashable, Sendable {
        /// The place on the shared axis, not negative.
        public var x: Double
        /// The value.
        public var value: Double

        /// A value at a place.
        public init(x: Double, value: Double) {
            self.x = x
            self.value = value
        }
    }

    /// A line with its band.
    public struct Series: Hashable, Sendable {
        /// What the legend says.
        public var name: String
        /// What is known, in the order of the shared axis.
        public var samples: [Sample]
        /// The points of a dashed line that the series is compared with, in the order of the shared axis.
        ///
        /// It is cut where it leaves the panel, and no scale is changed for it.
        public var reference: [ReferencePoint]

        /// A named line, and a dashed one to compare it with.
        public init(name: String, samples: [Sample], reference: [ReferencePoint] = []) {
            self.name = name
            self.samples = samples
            self.reference = reference
        }
    }

    /// How a panel's values become heights.
    public enum Scale: Hashable, Sendable {
        /// Evenly, over a range.
        case linear(ClosedRange<Double>)
        /// By the logarithm, over the decades that the positive values reach; a value of 0 lies infinitely deep, so the
        /// line falls off the panel there and ends in a mark.
        case logarithmic
    }

    /// One of the panels.
    public struct Panel: Hashable, Sendable {
        /// What the values are.
        public var title: RichText
        /// How values become heights.
        public var scale: Scale
        /// The lines.
        public var series: [Series]
        /// How high the panel is beside the others, which have 1 unless they say otherwise.
        public var relativeHeight: Double

        /// A panel with its lines.
        public init(title: RichText, scale: Scale, series: [Series], relativeHeight: Double = 1) {
            self.title = title
            self.scale = scale
            self.series = series
            self.relativeHeight = relativeHeight
        }
    }

    /// What the chart shows; nothing if a caption says so.
    public var title: RichText?
    /// What the shared axis is.
    public var axisTitle: RichText
    /// What tells the series apart.
    public var legendTitle: RichText
    /// The panels from the top to the bottom.
    public var panels: [Panel]

    /// Panels over a shared axis.
    public init(title: RichText? = nil, axisTitle: RichText, legendTitle: RichText, panels: [Panel]) {
        self.title = title
        self.axisTitle = axisTitle
        self.legendTitle = legendTitle
        self.panels = panels
    }
}
