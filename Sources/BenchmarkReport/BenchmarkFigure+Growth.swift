import Benchmarking
import Charts
import MemoryExperiment
import Recurrent
import Support

extension BenchmarkFigure {
    /// The time of a pair step against everything that it grows with, measured and bound.
    package static func growth(_ growth: CostGrowth, _ result: BenchmarkResult) -> BenchmarkFigure {
        let title = "How the time of a pair step grows"
        let timings = growth.timings(in: result)
        let plots = CostGrowth.Quantity.allCases.compactMap { quantity -> Plots.Plot? in
            let points = timings.filter { $0.point.quantity == quantity }
            guard !points.isEmpty else { return nil }
            let values = Set(points.map(\.point.value)).sorted()
            let isWide = quantity == .hiddenSize
            return Plots.Plot(
                horizontal: Plots.Axis(
                    RichText(axisTitle(of: quantity)), .logarithmic,
                    marks: values.map { Plots.Mark(Double($0), label: RichText($0.grouped)) }),
                vertical: Plots.Axis(isWide ? "Time of a pair step, µs" : "Time, µs", .logarithmic),
                series: CellKind.allCases.flatMap { cell in
                    series(points.filter { $0.timing.subject.shape.configuration.cell.kind == cell }, of: cell)
                },
                form: isWide ? .wide : .small)
        }
        return BenchmarkFigure(title: title, chart: Plots(title: RichText(title), plots: plots))
    }

    /// The bound below what was measured.
    private static func series(
        _ points: [(point: CostGrowth.Point, timing: ShapeTiming)], of cell: CellKind
    ) -> [Plots.Series] {
        guard !points.isEmpty else { return [] }
        func samples(_ time: (ShapeTiming) -> Double) -> [Plots.Sample] {
            points.map { Plots.Sample(x: Double($0.point.value), y: time($0.timing) * 1e6) }
        }
        let (name, color) = (cell.title, Plots.SeriesColor.tone(tone(of: cell)))
        return [
            Plots.Series(
                name: name, color: color, line: .solid, symbol: .disc, samples: samples(\.secondsPerPairStep)),
            Plots.Series(
                name: "\(name), bound", color: color, line: .dashed, samples: samples(\.boundSeconds)),
        ]
    }

    private static func axisTitle(of quantity: CostGrowth.Quantity) -> String {
        switch quantity {
        case .hiddenSize: "Hidden size, 16 inputs"
        case .inputSize: "Input size, 64 units"
        case .layers: "Layers, 64 × 64"
        case .sideBySide: "Runs side by side, 8 × 8"
        case .threads: "Threads, 128 × 128"
        }
    }
}
