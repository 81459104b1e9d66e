extension Plots {
    /// The colour of a series.
    public enum SeriesColor: Hashable, Sendable {
        /// A position in the sequential colormap, from 0 for the first series to 1 for the last.
        case tone(Double)
        /// The colour of axes.
        case neutral
        /// The colour of text.
        case ink
        /// The first of a few categories; distinct symbols or lines distinguish them without colour.
        case first
        /// The second of a few categories.
        case second
        /// The third of a few categories.
        case third

        /// Whether it is a position in the sequential colormap.
        var isTone: Bool {
            switch self {
            case .tone: true
            case .neutral, .ink, .first, .second, .third: false
            }
        }
    }

    /// The line that connects the points of a series.
    public enum Line: Hashable, Sendable {
        /// No line.
        case none
        /// A solid line.
        case solid
        /// A dashed line.
        case dashed
        /// A dotted line.
        case dotted
        /// A line of alternating dashes and dots.
        case dashDotted
    }

    /// How the intervals of a series are drawn.
    public enum Spread: Hashable, Sendable {
        /// As a bar through each point.
        case bars
        /// As a band behind the line.
        case band
    }

    /// The symbol of a point.
    public enum Symbol: Hashable, Sendable {
        /// No symbol.
        case none
        /// A filled circle.
        case disc
        /// An open circle.
        case ring
        /// A filled square.
        case square
        /// An open square.
        case openSquare
        /// A filled diamond.
        case diamond
        /// An open diamond.
        case openDiamond
        /// A filled triangle pointing upwards.
        case triangle
        /// An open triangle pointing upwards.
        case openTriangle
        /// A short vertical line, such as the ticks of censored numbers on survival curves.
        case tick
    }
}
