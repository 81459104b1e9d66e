import Charts
import MemoryExperiment
import Recurrent
import Support

extension Figure {
    /// Exponents, and below them steps, against the number that an experiment varies.
    ///
    /// - Throws: `Unavailable` if no exponent is known and the steps are all 0 or all only bounded.
    static func variedNumber(name: String, of study: VariedNumberStudy) throws(Unavailable) -> Figure {
        if !study.hasExponents {
            try requireSteps(study.lines.flatMap { $0.points.map(\.steps) }, sharedSteps: study.sharedSteps)
        }
        let title = "Exponent and memory by \(study.name)"
        let headline = study.headline ?? title
        let axis = NumberAxis(study)
        let exponents = study.cells.map { exponentPlot(of: $0, in: study, axis: axis) }
        let steps = study.cells.map { stepsPlot(of: $0, in: study, axis: axis) }
        let plots = (study.hasExponents ? exponents : []) + steps
        return Figure(
            name: name, title: title, caption: caption(of: study, axis: axis),
            alternativeText: """
                \(NumberText.count(plots.count, "plot", "plots")) against the \(study.name), with one \
                line per hidden size. \(study.findings.joined(separator: " "))
                """,
            chart: Plots(title: RichText(headline), legendTitle: "Hidden size", columns: 2, plots: plots))
    }

    private static func caption(of study: VariedNumberStudy, axis: NumberAxis) -> String {
        let isSingle = study.cells.count == 1
        let openings =
            isSingle
            ? ("The left plot shows", "The right plot shows") : ("The upper plots show", "The lower plots show")
        let crosses = study.cells.contains { cell in isNearZero(study.lines.filter { $0.cell == cell }) }
        var sentences: [String] = []
        if study.hasExponents {
            sentences.append(
                """
                \(openings.0) mean exponents λ of \(NumberText.count(study.runs, "network", "networks")) with 95\u{A0}% \
                intervals, and the closed form (dashed\(study.isPartlyUntested ? ", within its tested range" : "")).
                """)
            if study.lines.contains(where: { $0.points.contains(where: \.vanishes) }) {
                sentences.append("λ is −∞ and has no mark if differences vanish at once.")
            }
            if crosses { sentences.append("Above 0, differences grow.") }
        }
        sentences.append(
            """
            \(study.hasExponents ? openings.1 : isSingle ? "The plot shows" : "The plots show") median shared steps \
            \(study.criterion.words.goal) at input size \(NumberText.grouped(study.inputSize)).
            """)
        if study.lines.contains(where: { $0.points.contains { $0.steps.median == nil } }) {
            sentences.append(CellText.arrows(sharedSteps: study.sharedSteps))
        }
        if !axis.remark.isEmpty { sentences.append(axis.remark) }
        return sentences.joined(separator: " ")
    }

    private static func exponentPlot(
        of cell: CellKind, in study: VariedNumberStudy, axis: NumberAxis
    ) -> Plots.Plot {
        let lines = study.lines.filter { $0.cell == cell }
        let marks = lines.map { line in
            Plots.Series(
                name: NumberText.grouped(line.hiddenSize), dataName: String(line.hiddenSize), kind: "mean",
                color: tone(of: line.hiddenSize, in: study), symbol: .disc,
                samples: line.points.compactMap { point in
                    point.exponent.map {
                        Plots.Sample(
                            x: axis.place(of: point.value), dataX: point.value, y: $0.mean, interval: $0.interval,
                            note: note(line, point, study))
                    }
                })
        }
        let closedForms = lines.map { line in
            Plots.Series(
                name: "", dataName: String(line.hiddenSize), kind: "closed form",
                color: tone(of: line.hiddenSize, in: study), line: .dashed,
                samples: study.closedForm(of: line, at: axis.finerValues).map {
                    Plots.Sample(x: axis.place(of: $0.value), dataX: $0.value, y: $0.exponent)
                })
        }
        return Plots.Plot(
            heading: RichText(cell.title), horizontal: axis.axis,
            vertical: Plots.Axis("Exponent λ per step", .linear),
            series: closedForms + marks + [.theory("closed form")],
            references: isNearZero(lines) ? [.horizontal(0)] : [])
    }

    /// Whether exponents come so near to 0 that a line there leaves room for them.
    private static func isNearZero(_ lines: [VariedNumberStudy.Line]) -> Bool {
        let exponents = lines.flatMap(\.points).compactMap(\.exponent?.mean)
        guard let least = exponents.min(), let most = exponents.max() else { return false }
        return most + (most - least) / 2 >= 0
    }

    private static func stepsPlot(of cell: CellKind, in study: VariedNumberStudy, axis: NumberAxis) -> Plots.Plot {
        let series = study.lines.filter { $0.cell == cell }.map { line in
            Plots.Series(
                name: NumberText.grouped(line.hiddenSize), dataName: String(line.hiddenSize), kind: "median",
                color: tone(of: line.hiddenSize, in: study), line: .solid, symbol: .disc,
                samples: line.points.map { point in
                    let bound = point.steps.median == nil
                    return Plots.Sample(
                        x: axis.place(of: point.value), dataX: point.value, y: Self.steps(of: point, in: study),
                        isLowerBound: bound, note: note(line, point, study))
                })
        }
        let all = study.lines.flatMap(\.points).map { Self.steps(of: $0, in: study) }
        let (least, most) = (all.filter { $0 > 0 }.min() ?? 1, all.max() ?? 1)
        return Plots.Plot(
            heading: RichText(cell.title), horizontal: axis.axis,
            vertical: Plots.Axis(
                .steps(to: study.criterion), most > 10 * least ? .logarithmic : .linear,
                range: most > 10 * least ? nil : 0...max(most, 1) * 1.06, including: [least, most]),
            series: series)
    }

    /// The median, or what it is at least.
    private static func steps(of point: VariedNumberStudy.Point, in study: VariedNumberStudy) -> Double {
        point.steps.median ?? Double(point.steps.medianBound ?? study.sharedSteps)
    }

    private static func note(
        _ line: VariedNumberStudy.Line, _ point: VariedNumberStudy.Point, _ study: VariedNumberStudy
    ) -> String {
        """
        \(line.cell.title), hidden size \(NumberText.grouped(line.hiddenSize)), \(study.name) \
        \(NumberText.shortest(point.value))
        """
    }

    private static func tone(of hiddenSize: Int, in study: VariedNumberStudy) -> Plots.SeriesColor {
        .tone(of: hiddenSize, among: study.lines.map(\.hiddenSize))
    }
}

extension Plots.Series {
    /// An entry of the legend for the lines that theory draws.
    static func theory(_ name: String) -> Plots.Series {
        Plots.Series(name: name, color: .neutral, line: .dashed, samples: [])
    }
}

extension RichText {
    /// The title of axes of steps.
    static func steps(to criterion: Criterion) -> RichText {
        RichText(raising: "Steps \(criterion.words.goal)")
    }
}

extension Plots.SeriesColor {
    /// The colour of a size among others, at even steps of the sequential colormap.
    static func tone(of size: Int, among sizes: [Int]) -> Plots.SeriesColor {
        let sorted = Set(sizes).sorted()
        let steps = Double(max(1, sorted.count - 1))
        return .tone(Double(sorted.firstIndex(of: size) ?? 0) / steps)
    }
}
