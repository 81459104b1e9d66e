import Foundation

extension LinePanels {
    /// The scale of the shared axis.
    var stepScale: StepScale {
        let places = panels.flatMap { $0.series.flatMap { $0.samples.map(\.x) } }.filter(\.isFinite)
        return StepScale(upTo: places.max() ?? 10, showsZero: places.contains { $0 < 1 })
    }

    /// The names of all series in order of first appearance.
    var names: [String] {
        panels.flatMap(\.series).reduce(into: []) { names, series in
            if !names.contains(series.name) { names.append(series.name) }
        }
    }

    /// The colour of each name, evenly spaced in the theme's colormap.
    func colors(in theme: Theme) -> [String: Color] {
        let names = self.names
        let steps = Double(max(1, names.count - 1))
        return Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                (name, theme.inks.color(tone: Double(index) / steps))
            })
    }
}

extension LinePanels.Panel {
    /// The scale of the panel's values.
    var valueScale: any Scale {
        switch scale {
        case .linear(let range): LinearScale(range)
        case .logarithmic: LogarithmicScale(positiveRange ?? 0.1...1)
        }
    }

    /// The decades around all positive values: with a margin below, so that the smallest is not mistaken for 0; above,
    /// no more than necessary if that is little.
    private var positiveRange: ClosedRange<Double>? {
        let values = series.flatMap { series in
            series.samples.flatMap {
                [$0.median, $0.quartiles?.lowerBound, $0.quartiles?.upperBound].compactMap(\.self)
            }
        }.filter { $0 > 0 && $0.isFinite }
        guard let least = values.min(), let most = values.max() else { return nil }
        let (lower, upper) = ((log10(least) - 0.2).rounded(.down), log10(most))
        let top = max(upper.rounded(.up) - upper < 0.4 ? upper.rounded(.up) : upper + 0.15, lower + 1)
        return pow(10, lower)...pow(10, top)
    }
}
