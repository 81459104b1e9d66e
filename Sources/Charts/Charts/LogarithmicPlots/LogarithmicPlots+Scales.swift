import Foundation

extension LogarithmicPlots.Series {
    /// The colour of its lines and points.
    func color(in theme: Theme) -> Color {
        tone.map { ColorMap.viridis.color(at: $0) } ?? theme.palette.axis
    }

    /// How its line is drawn; nothing where there is none.
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
}

extension LogarithmicPlots.Plot {
    /// The scale from left to right.
    var xScale: LogarithmicScale {
        LogarithmicScale(Self.range(of: samples.map(\.x) + marks.map(\.value), room: 0.05))
    }

    /// The scale of the heights.
    var yScale: LogarithmicScale {
        LogarithmicScale(Self.range(of: samples.map(\.y) + samples.compactMap(\.limit), room: 0.07))
    }

    /// The numbers along the lower axis.
    func xTicks(atMost count: Int) -> [Tick] {
        marks.isEmpty ? xScale.ticks(atMost: count) : marks.map { Tick(value: $0.value, label: $0.label) }
    }

    private var samples: [LogarithmicPlots.Sample] { series.flatMap(\.samples).filter(\.isDrawable) }

    /// The range of values with room on both sides, as a share of its length on the axis.
    private static func range(of values: [Double], room: Double) -> ClosedRange<Double> {
        let usable = values.filter { $0 > 1e-100 && $0 < 1e100 }
        guard let least = usable.min(), let most = usable.max() else { return 1...10 }
        let factor = pow(most / least, room)
        return least / factor...most * factor
    }
}
