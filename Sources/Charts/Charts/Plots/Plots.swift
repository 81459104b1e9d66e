/// Plots of lines and points, with one legend: panels first, then wide plots, rankings, and the others side by
/// side.
///
/// Each axis is linear, logarithmic, of steps or of categories. Points may have intervals, and lines bands.
public struct Plots: Chart, Hashable {
    /// The title; nil if a caption replaces it.
    public var title: RichText?
    /// The title of what distinguishes the series; nil if their names suffice.
    public var legendTitle: RichText?
    /// The plots in order.
    public var plots: [Plot]
    /// The most small or square plots side by side; if nil, as many as fit.
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
        /// Reference lines and areas, drawn above bands and below lines and points.
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
        /// A separate row, below panels and above all others.
        case wide
        /// A column beside others, as high as wide, with the same range on both axes.
        case square
        /// A separate row above all others, with its height relative to the usual one.
        ///
        /// All panels have the horizontal axis of the first, whose numbers only the lowest one shows. If a chart has
        /// panels alone, its legend is beside them where there is room.
        case panel(height: Double)
        /// A row for each category of the vertical axis, with the height of a row relative to the size of numbers.
        ///
        /// If all rankings of a chart have the same categories and there is room, they are side by side, and only the
        /// first names them.
        case ranking(pitch: Double)

        /// Whether it is a panel.
        var isPanel: Bool {
            switch self {
            case .panel: true
            case .small, .wide, .square, .ranking: false
            }
        }

        /// Whether it is a ranking.
        var isRanking: Bool {
            switch self {
            case .ranking: true
            case .small, .wide, .square, .panel: false
            }
        }
    }

    /// A reference line or area.
    public enum Reference: Hashable, Sendable {
        /// Horizontal, at a height.
        case horizontal(Double)
        /// Vertical, at a position.
        case vertical(Double)
        /// The diagonal of equal values.
        case identity
        /// The area between two positions.
        case verticalBand(ClosedRange<Double>)
        /// The area between two heights.
        case horizontalBand(ClosedRange<Double>)
    }
}
