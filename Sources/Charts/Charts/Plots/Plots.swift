/// Plots of lines and points: wide ones first, smaller ones side by side below, under one legend.
///
/// Each axis is linear, logarithmic, one of steps or one of categories. Points may have intervals, and lines bands.
public struct Plots: Chart, Hashable {
    /// What the chart shows; nothing if a caption says so.
    public var title: RichText?
    /// What tells the series apart; nothing where their names say so.
    public var legendTitle: RichText?
    /// The plots in order.
    public var plots: [Plot]
    /// The most plots that stand side by side; as many as have room where there is nothing.
    public var columns: Int?

    /// Plots under one legend.
    public init(title: RichText? = nil, legendTitle: RichText? = nil, columns: Int? = nil, plots: [Plot]) {
        self.title = title
        self.legendTitle = legendTitle
        self.columns = columns
        self.plots = plots
    }
}

extension Plots {
    /// One of the plots.
    public struct Plot: Hashable, Sendable {
        /// What tells it from the other plots; nothing if its axes do.
        public var heading: RichText?
        /// The axis from left to right.
        public var horizontal: Axis
        /// The axis from the bottom to the top, whose title stands above it.
        public var vertical: Axis
        /// The series, later ones above earlier ones.
        public var series: [Series]
        /// Lines that data are compared with, below all series.
        public var references: [Reference]
        /// The room it takes.
        public var form: Form

        /// A plot with its series.
        public init(
            heading: RichText? = nil, horizontal: Axis, vertical: Axis, series: [Series],
            references: [Reference] = [], form: Form = .small
        ) {
            self.heading = heading
            self.horizontal = horizontal
            self.vertical = vertical
            self.series = series
            self.references = references
            self.form = form
        }
    }

    /// The room that a plot takes.
    public enum Form: Hashable, Sendable {
        /// A column beside others.
        case small
        /// A row of its own, above all others.
        case wide
        /// A column beside others, as high as it is wide, and one range on both axes.
        case square
    }

    /// A line that data are compared with.
    public enum Reference: Hashable, Sendable {
        /// From left to right at a height.
        case horizontal(Double)
        /// From the bottom to the top at a place.
        case vertical(Double)
        /// Where both numbers of a point are equal.
        case identity
    }
}
