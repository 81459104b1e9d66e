import Benchmarking
import Charts
import MemoryExperiment
import Recurrent
import Support

extension BenchmarkFigure {
    /// The shapes among the roofs of the machine: operations a second against operations for each byte of recurrent
    /// weights (Williams, Waterman, Patterson, "Roofline", 2009).
    ///
    /// A dash above each shape is its own bound, which knows how fast its weights can be read while being used.
    package static func roofline(of result: BenchmarkResult) -> BenchmarkFigure {
        let title = "Steps of pairs under the roofs of the machine"
        let threads = result.timings.first?.subject.threads ?? 1
        let limits = result.machine.first { $0.threads == threads }
        let roofs = limits.map { Self.roofs(of: $0, over: result.timings) } ?? []
        let places = roofs.flatMap(\.samples).map(\.x)
        let marks = (-6...10).map(mark(ofPower:)).filter { mark in
            (places.min() ?? 1) <= mark.value && mark.value <= (places.max() ?? 1)
        }
        let shapes = Dictionary(grouping: result.timings) { timing in
            ShapeGroup(cell: timing.subject.shape.configuration.cell.kind, isAlone: timing.subject.sideBySide == 1)
        }
        let points = ShapeGroup.all.compactMap { group in shapes[group].map { series($0, of: group) } }
        return BenchmarkFigure(
            title: title,
            chart: Plots(
                title: RichText(title),
                plots: [
                    Plots.Plot(
                        horizontal: Plots.Axis("FLOP per byte of recurrent weights", .logarithmic, marks: marks),
                        vertical: Plots.Axis("GFLOP/s (dash: the shape’s own bound)", .logarithmic),
                        series: points + roofs, form: .wide)
                ]))
    }

    /// Shapes that are drawn alike.
    private struct ShapeGroup: Hashable {
        let cell: CellKind
        let isAlone: Bool

        static let all = [true, false].flatMap { isAlone in
            CellKind.allCases.map { ShapeGroup(cell: $0, isAlone: isAlone) }
        }
    }

    private static func series(_ timings: [ShapeTiming], of group: ShapeGroup) -> Plots.Series {
        Plots.Series(
            name: group.cell.title + (group.isAlone ? "" : ", side by side"),
            color: .tone(tone(of: group.cell)), symbol: group.isAlone ? .disc : .ring,
            samples: timings.map { timing in
                let configuration = timing.subject.shape.configuration
                return Plots.Sample(
                    x: timing.subject.cost.intensity, y: timing.gflops, limit: timing.boundGflops,
                    label: "\(configuration.inputSize)×\(configuration.hiddenSize)",
                    // Shapes with few inputs stand to the left of the others.
                    labelSide: configuration.inputSize * 2 < configuration.hiddenSize ? .left : .right)
            })
    }

    /// A distinct colour for each recurrent cell.
    static func tone(of cell: CellKind) -> Double {
        switch cell {
        case .lstm: 0.2
        case .gru: 0.75
        case .elman: 0.5
        }
    }

    /// The bandwidth of each cache up to where arithmetic is the limit, and that limit.
    private static func roofs(of limits: MachineLimits, over timings: [ShapeTiming]) -> [Plots.Series] {
        let precision = timings.first?.subject.shape.precision ?? .float32
        let ceiling = limits[.arithmetic(precision)] / 1e9
        let bandwidths = limits.caches.workingSets.map { limits[.reading(bytes: $0)] / 1e9 }
        let places = timings.map(\.subject.cost.intensity) + bandwidths.map { ceiling / $0 }
        let left = (places.min() ?? 1) / 1.6
        let right = (places.max() ?? 1) * 1.6
        let lines: [Plots.Line] = [.dotted, .dashed, .dashDotted]
        let roofs = zip(bandwidths, lines).enumerated().map { level, roof in
            Plots.Series(
                name: "L\(level + 1), \(MachineText.billions(roof.0 * 1e9)) GB/s", color: .neutral, line: roof.1,
                samples: [
                    Plots.Sample(x: left, y: roof.0 * left),
                    Plots.Sample(x: ceiling / roof.0, y: ceiling),
                ])
        }
        let ridge = bandwidths.max().map { ceiling / $0 } ?? left
        return roofs + [
            Plots.Series(
                name: "FMA, \(MachineText.billions(ceiling * 1e9)) GFLOP/s", color: .neutral, line: .solid,
                samples: [
                    Plots.Sample(x: ridge, y: ceiling), Plots.Sample(x: right, y: ceiling),
                ])
        ]
    }

    /// A power of two as it is written: 1/4, 1/2, 1, 2.
    private static func mark(ofPower power: Int) -> Plots.Mark {
        power < 0
            ? Plots.Mark(1 / Double(1 << -power), label: RichText("1/\(1 << -power)"))
            : Plots.Mark(Double(1 << power), label: RichText((1 << power).grouped))
    }
}
