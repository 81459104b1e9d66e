/// Stacked panels of lines over one shared logarithmic axis with a place for 0.
///
/// Series with the same name have the same colour in all panels. Colours follow the order of the names, dark to light,
/// so that ordered series read as an order.
public struct LinePanels: Chart, Hashable {
    /// The data at one position of the shared axis.
    public struct Sample: Hashable, Sendable {
        /// The position on the shared axis, not negative.
        public var x: Double
        /// The value in the middle.
        public var median: Double
        /// The ends of the band; nil for no band.
        public var quartiles: ClosedRange<Double>?

        /// A median with its band.
        public init(x: Double, median: Double, quartiles: ClosedRange<Double>? = nil) {
            self.x = x
            self.median = median
            self.quartiles = quartiles
        }
    }

    /// A point of a series' reference line.
    public struct ReferencePoint: Hashable, Sendable {
        /// The position on the shared axis, not negative.
        public var x: Double
        /// The value.
        public var value: Double

        /// A value at a position.
        public init(x: Double, value: Double) {
            self.x = x
            self.value = value
        }
    }

    /// A line with its band.
    public struct Series: Hashable, Sendable {
        /// The name in the legend.
        public var name: String
        /// The samples, in the order of the shared axis.
        public var samples: [Sample]
        /// The points of a dashed reference line for the series, in the order of the shared axis.
        ///
        /// The line is clipped to the panel and does not affect any scale.
        public var reference: [ReferencePoint]

        /// A named line with a dashed reference line.
        public init(name: String, samples: [Sample], reference: [ReferencePoint] = []) {
            self.name = name
            self.samples = samples
            self.reference = reference
        }
    }

    /// How a panel's values are mapped to heights.
    public enum Scale: Hashable, Sendable {
        /// Linearly, over a range; values beyond it are cut off.
        case linear(ClosedRange<Double>)
        /// Logarithmically, over the decades of the positive values. A value of 0 is infinitely far down, so the line
        /// leaves the panel there and ends in a mark.
        case logarithmic
    }

    /// One of the panels.
    public struct Panel: Hashable, Sendable {
        /// The title of the values.
        public var title: RichText
        /// How values are mapped to heights.
        public var scale: Scale
        /// The lines.
        public var series: [Series]
        /// The height relative to the other panels, 1 by default.
        public var relativeHeight: Double

        /// A panel with its lines.
        public init(title: RichText, scale: Scale, series: [Series], relativeHeight: Double = 1) {
            self.title = title
            self.scale = scale
            self.series = series
            self.relativeHeight = relativeHeight
        }
    }

    /// The title; nil if a caption replaces it.
    public var title: RichText?
    /// The title of the shared axis.
    public var axisTitle: RichText
    /// The title of what distinguishes the series.
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
