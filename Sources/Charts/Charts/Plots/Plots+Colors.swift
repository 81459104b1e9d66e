extension Plots.Series {
    /// The colour of its lines and points.
    func color(in theme: Theme) -> Color {
        switch color {
        case .tone(let tone): theme.inks.color(tone: tone)
        case .neutral: theme.palette.axis
        case .ink: theme.palette.ink
        case .first: theme.palette.first
        case .second: theme.palette.second
        case .third: theme.palette.third
        }
    }

    /// The stroke of its line; nil if there is none.
    func stroke(in theme: Theme) -> Stroke? {
        let (color, width) = (color(in: theme), theme.metrics.line)
        return switch line {
        case .none: nil
        case .solid: Stroke(color, width: width, cap: .round)
        case .dashed: Stroke(color, width: width * 0.8, dash: [width * 3, width * 2])
        case .dotted: Stroke(color, width: width * 0.8, dash: [width, width * 1.4])
        case .dashDotted:
            Stroke(color, width: width * 0.8, dash: [width * 4, width * 1.4, width, width * 1.4])
        }
    }

    /// The stroke of its bars, arrows and dashes.
    func thinStroke(in theme: Theme) -> Stroke {
        Stroke(color(in: theme), width: theme.metrics.line * 0.8)
    }
}
