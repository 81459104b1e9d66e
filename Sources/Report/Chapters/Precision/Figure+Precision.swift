import Charts
import MemoryExperiment
import Recurrent
import Support

extension Figure {
    /// The steps to every criterion in both floating-point formats.
    ///
    /// - Throws: `Unavailable` if all steps are 0 or only bounded.
    static func precision(name: String, of study: PrecisionStudy) throws(Unavailable) -> Figure {
        try requireSteps(study.lines.flatMap(\.steps), sharedSteps: study.sharedSteps)
        let title = "Steps in both floating-point formats"
        let headline = study.headline ?? title
        let numbers = study.lines.flatMap { $0.steps.map { steps(of: $0, in: study) } }.filter { $0 > 0 }
        let keys = [(Precision.float32, Plots.Symbol.disc), (.float64, .ring)].map { precision, symbol in
            Plots.Series(name: precision.rawValue, color: .neutral, symbol: symbol, samples: [])
        }
        let plots = study.cells.map { cell in
            Plots.Plot(
                heading: RichText(cell.title),
                horizontal: Plots.Axis(
                    "Criterion", .categories(study.criteria.map { RichText(raising: $0.words.label) })),
                vertical: Plots.Axis(
                    "Shared steps, median", .logarithmic,
                    including: [numbers.min(), numbers.max()].compactMap(\.self)),
                series: study.lines.filter { $0.cell == cell }.flatMap { series(of: $0, in: study) } + keys,
                form: .wide)
        }
        let isCensored = study.lines.contains { $0.steps.contains { $0.median == nil } }
        return Figure(
            name: name, title: title,
            caption: """
                Marks are median shared steps to \(objects(of: study)). Filled marks are float32, empty ones float64. Each mark \
                stands for \(NumberText.count(study.runs, "run", "runs")) at input size \
                \(NumberText.grouped(study.inputSize)). Medians of 0 steps are not shown.\
                \(isCensored ? " " + CellText.arrows(sharedSteps: study.sharedSteps) : "")
                """,
            alternativeText: """
                \(NumberText.count(plots.count, "plot", "plots")) of steps by criterion, with one line per hidden size and \
                format. \(study.findings.joined(separator: " "))
                """,
            chart: Plots(title: RichText(headline), legendTitle: "Hidden size", plots: plots))
    }

    /// The conditions of the criteria, with the labels below the marks.
    private static func objects(of study: PrecisionStudy) -> String {
        let sizes = Wording.sizes(of: study.sizes).map { "largest differences below \($0)" }
        let others = study.criteria.dropFirst(study.sizes.count).map { "\($0.words.object) (\($0.words.label))" }
        return NumberText.list([sizes].compactMap(\.self) + others)
    }

    /// The steps to ever smaller differences, joined, and those of the other criteria.
    private static func series(of line: PrecisionStudy.Line, in study: PrecisionStudy) -> [Plots.Series] {
        let isSingle = line.precision == .float32
        let samples = line.steps.enumerated().map { index, cell in
            Plots.Sample(
                x: Double(index), y: steps(of: cell, in: study), isLowerBound: cell.median == nil,
                note: """
                    \(line.cell.title), hidden size \(NumberText.grouped(line.hiddenSize)), \
                    \(line.precision.rawValue)
                    """)
        }
        let sizes = study.sizes.count
        return [(samples.prefix(sizes), true), (samples.dropFirst(sizes), false)].map { samples, isJoined in
            Plots.Series(
                name: isSingle ? NumberText.grouped(line.hiddenSize) : "", dataName: String(line.hiddenSize),
                kind: line.precision.rawValue,
                color: .tone(of: line.hiddenSize, among: study.lines.map(\.hiddenSize)),
                line: isJoined ? isSingle ? .solid : .dashed : .none, symbol: isSingle ? .disc : .ring,
                samples: Array(samples))
        }
    }

    private static func steps(of cell: CellStatistics, in study: PrecisionStudy) -> Double {
        cell.median ?? Double(cell.medianBound ?? study.sharedSteps)
    }
}
