/// Plots of lines and points: wide ones first, smaller ones side by side below, with one legend.
///
/// Each axis is linear, logarithmic, of steps or of categories. Points may have intervals, and lines bands.
public struct Plots: Chart, Hashable {
    /// The title; nil if a caption replaces it.
    public var title: RichText?
    /// The title of what distinguishes the series; nil if their names suffice.
    public var legendTitle: RichText?
    /// The plots in order.
    public var plots: [Plot]
    /// The most plots side by side; if nil, as many as fit.
    public var columns: Int?

    /// Plots with one legend.
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
        /// The heading that distinguishes it from the other plots; nil if its axes do.
        public var heading: RichText?
        /// The horizontal axis.
        public var horizontal: Axis
        /// The vertical axis; its title is above it.
        public var vertical: Axis
        /// The series; later ones are drawn above earlier ones.
        public var series: [Series]
        /// Reference lines, drawn below all series.
        public var references: [Reference]
        /// The space it takes.
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

    /// The space that a plot takes.
    public enum Form: Hashable, Sendable {
        /// A column beside others.
        case small
        /// A separate row above all others.
        case wide
        /// A column beside others, as high as wide, with the same range on both axes.
        case square
    }

    /// A reference line.
    public enum Reference: Hashable, Sendable {
        /// Horizontal, at a height.
        case horizontal(Double)
        /// Vertical, at a position.
        case vertical(Double)
        /// The diagonal of equal values.
        case identity
    }
}
