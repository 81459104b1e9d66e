import Charts
import MemoryExperiment
import Recurrent
import Support

extension Figure {
    /// The steps of each recurrent cell against the input size, one plot for each of a few hidden sizes.
    ///
    /// - Throws: `Unavailable` if all steps shown are 0 or only bounded.
    static func gates(name: String, of study: GatesStudy) throws(Unavailable) -> Figure {
        let title = "Memory of recurrent cells by input size"
        let headline = study.headline ?? title
        let sizes = study.shownSizes
        let shown = study.lines.filter { sizes.contains($0.hiddenSize) }
        try requireSteps(shown.flatMap(\.steps), sharedSteps: study.sharedSteps)
        let numbers = shown.flatMap(\.steps).map { steps(of: $0, in: study) }.filter { $0 > 0 }
        let marks = study.inputSizes.map { Plots.Mark(Double($0), label: RichText(NumberText.grouped($0))) }
        let plots = sizes.map { hiddenSize in
            Plots.Plot(
                heading: RichText(NumberText.count(hiddenSize, "unit", "units")),
                horizontal: Plots.Axis("Input size", .logarithmic, marks: marks),
                vertical: Plots.Axis(
                    .steps(to: study.criterion), .logarithmic,
                    including: [numbers.min(), numbers.max()].compactMap(\.self)),
                series: shown.filter { $0.hiddenSize == hiddenSize }.map { series(of: $0, in: study) })
        }
        let isCensored = shown.contains { $0.steps.contains { $0.median == nil } }
        return Figure(
            name: name, title: title,
            caption: """
                Marks are median shared steps \(study.criterion.words.goal) over \(NumberText.count(study.runs, "run", "runs")), \
                with one plot for each of \(NumberText.count(sizes.count, "hidden size", "hidden sizes")). Medians of 0 steps are \
                not shown.\
                \(isCensored ? " " + CellText.arrows(sharedSteps: study.sharedSteps) : "")
                """,
            alternativeText: """
                \(NumberText.count(plots.count, "plot", "plots")) of steps against the input size on logarithmic axes, with \
                one line per recurrent cell. \(study.findings.joined(separator: " "))
                """,
            chart: Plots(title: RichText(headline), legendTitle: "Recurrent cell", columns: 2, plots: plots))
    }

    private static func series(of line: GatesStudy.Line, in study: GatesStudy) -> Plots.Series {
        Plots.Series(
            name: line.cell.title, kind: "median", color: line.cell.color, line: .solid,
            symbol: line.cell.symbols.filled,
            samples: line.steps.compactMap { cell in
                let steps = steps(of: cell, in: study)
                guard steps > 0 else { return nil }
                return Plots.Sample(
                    x: Double(cell.key.inputSize), y: steps, isLowerBound: cell.median == nil,
                    note: """
                        \(line.cell.title), input size \(NumberText.grouped(cell.key.inputSize)), hidden size \
                        \(NumberText.grouped(line.hiddenSize))
                        """)
            })
    }

    /// The median, or what it is at least.
    private static func steps(of cell: CellStatistics, in study: GatesStudy) -> Double {
        cell.median ?? Double(cell.medianBound ?? study.sharedSteps)
    }
}
