import Foundation

/// The scales of a plot's axes.
struct PlotScales {
    let horizontal: any Scale
    let vertical: any Scale
}

extension Plots.Plot {
    /// The scales of both axes, with one range if the plot is square.
    var scales: PlotScales {
        let (across, upwards) = (horizontalNumbers, verticalNumbers)
        guard form == .square else {
            return PlotScales(
                horizontal: horizontal.scale(of: across, room: 0.05), vertical: vertical.scale(of: upwards, room: 0.07))
        }
        let both = Plots.Axis(
            horizontal.title, horizontal.scale, range: horizontal.range ?? vertical.range,
            including: horizontal.included + vertical.included)
        let scale = both.scale(of: across + upwards, room: 0.05)
        return PlotScales(horizontal: scale, vertical: scale)
    }

    private var samples: [Plots.Sample] { series.flatMap(\.samples).filter(isDrawable) }

    fileprivate var horizontalNumbers: [Double] {
        samples.map(\.x) + samples.compactMap(\.horizontalInterval).flatMap(\.ends)
            + references.flatMap(\.horizontalNumbers)
    }

    private var verticalNumbers: [Double] {
        samples.map(\.y) + samples.compactMap(\.limit) + samples.compactMap(\.interval).flatMap(\.ends)
            + references.flatMap(\.verticalNumbers)
    }

    /// Whether a sample has a position on both axes.
    func isDrawable(_ sample: Plots.Sample) -> Bool {
        horizontal.scale.hasPlace(for: sample.x) && vertical.scale.hasPlace(for: sample.y)
    }
}

extension Plots.Reference {
    /// The positions that the horizontal axis must include; areas are cut off at its ends.
    fileprivate var horizontalNumbers: [Double] {
        switch self {
        case .vertical(let place): [place]
        case .horizontal, .horizontalBand, .identity, .verticalBand: []
        }
    }

    /// The heights that the vertical axis must include; areas are cut off at its ends.
    fileprivate var verticalNumbers: [Double] {
        switch self {
        case .horizontal(let height): [height]
        case .vertical, .verticalBand, .identity, .horizontalBand: []
        }
    }
}

extension Plots {
    /// The chart whose panels all have the horizontal axis of the first, with a range for the data of all.
    var sharingPanels: Plots {
        let panels = self.plots.filter(\.form.isPanel)
        guard var axis = panels.first?.horizontal else { return self }
        axis.included += panels.flatMap(\.horizontalNumbers)
        var shared = self
        for index in plots.indices where plots[index].form.isPanel { shared.plots[index].horizontal = axis }
        return shared
    }
}

extension Plots.AxisScale {
    /// The number of categories; 0 if it has none.
    var categoryCount: Double {
        if case .categories(let names) = self { Double(names.count) } else { 0 }
    }

    /// Whether a number has a position.
    func hasPlace(for value: Double) -> Bool {
        switch self {
        case .linear, .categories: value.isFinite
        case .logarithmic: value > 0 && value.isFinite
        case .steps: value >= 0 && value.isFinite
        }
    }
}

extension Plots.Axis {
    /// The scale over numbers, with margins relative to the length of their range.
    fileprivate func scale(of numbers: [Double], room: Double) -> any Scale {
        let values = numbers + included + marks.map(\.value)
        switch scale {
        case .linear:
            return LinearScale(range ?? Self.linearRange(of: values, room: room))
        case .logarithmic:
            return LogarithmicScale(range ?? Self.logarithmicRange(of: values, room: room))
        case .steps:
            let places = values.filter(scale.hasPlace)
            return StepScale(upTo: range?.upperBound ?? places.max() ?? 10, showsZero: places.contains { $0 < 1 })
        case .categories(let names):
            return LinearScale(-0.5...(Double(max(1, names.count)) - 0.5))
        }
    }

    /// The numbers written along it.
    func ticks(on scale: any Scale, atMost count: Int) -> [Tick] {
        if case .categories(let names) = self.scale {
            return names.enumerated().map { Tick(value: Double($0), label: $1) }
        }
        guard !marks.isEmpty else { return scale.ticks(atMost: count) }
        return marks.map { Tick(value: $0.value, label: $0.label) }
            .filter { (-1e-9...1 + 1e-9).contains(scale.position(of: $0.value)) }
    }

    /// The numbers that are marked but not written beside these.
    func minorTicks(on scale: any Scale, beside ticks: [Tick]) -> [Double] {
        guard marks.isEmpty, let scale = scale as? LogarithmicScale else { return scale.minorTicks }
        return scale.minorTicks(between: ticks)
    }

    /// The label of a number on this axis.
    func written(_ value: Double) -> String {
        if case .categories(let names) = scale {
            let index = value.magnitude < 1e6 ? Int(value.rounded()) : -1
            return names.indices.contains(index) ? names[index].plainText : ""
        }
        return WrittenNumber(threeDigitsOf: value)?.text ?? "\(value)"
    }

    private static func linearRange(of values: [Double], room: Double) -> ClosedRange<Double> {
        let usable = values.filter { $0.magnitude < 1e15 }
        guard let least = usable.min(), let most = usable.max() else { return 0...1 }
        return least - (most - least) * room...most + (most - least) * room
    }

    private static func logarithmicRange(of values: [Double], room: Double) -> ClosedRange<Double> {
        let usable = values.filter { $0 > 1e-100 && $0 < 1e100 }
        guard let least = usable.min(), let most = usable.max() else { return 1...10 }
        let factor = pow(most / least, room)
        return least / factor...most * factor
    }
}

extension ClosedRange<Double> {
    /// Both ends.
    var ends: [Double] { [lowerBound, upperBound] }
}
