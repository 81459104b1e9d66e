extension Plots {
    /// The colour of a series.
    public enum SeriesColor: Hashable, Sendable {
        /// A place in an order, from 0 for the first series to 1 for the last.
        case tone(Double)
        /// The colour of axes.
        case neutral
        /// For the first of a few kinds; a symbol or a line of its own tells them apart without colour.
        case first
        /// For the second of a few kinds.
        case second
        /// For the third of a few kinds.
        case third

        /// Whether it is a place in an order.
        var isTone: Bool {
            switch self {
            case .tone: true
            case .neutral, .first, .second, .third: false
            }
        }
    }

    /// How the points of a series are joined.
    public enum Line: Hashable, Sendable {
        /// Not at all.
        case none
        /// By a line.
        case solid
        /// By a line of dashes.
        case dashed
        /// By a line of dots.
        case dotted
        /// By a line of dashes and dots by turns.
        case dashDotted
    }

    /// How the intervals of a series are drawn.
    public enum Spread: Hashable, Sendable {
        /// As a bar through each point.
        case bars
        /// As a band behind the line.
        case band
    }

    /// How a point is drawn.
    public enum Symbol: Hashable, Sendable {
        /// Not at all.
        case none
        /// As a filled circle.
        case disc
        /// As an empty circle.
        case ring
        /// As a filled square that stands on an edge.
        case square
        /// As an empty square that stands on an edge.
        case openSquare
        /// As a filled square that stands on a corner.
        case diamond
        /// As an empty square that stands on a corner.
        case openDiamond
        /// As a filled triangle that points upwards.
        case triangle
        /// As an empty triangle that points upwards.
        case openTriangle
        /// As a short upright line, such as the ticks of censored numbers on survival curves.
        case tick
    }
}
