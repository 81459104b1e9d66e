import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Figure {
    /// Steps against the number of layers, and below them the exponent of each layer.
    ///
    /// - Throws: `Unavailable` if no exponent is known and the means are all unknown or 0.
    static func depth(name: String, of study: DepthStudy) throws(Unavailable) -> Figure {
        let title = "Exponent and memory by depth"
        let headline = study.headline ?? title
        let hasExponents = study.lines.contains { !$0.exponents.isEmpty }
        let means = study.lines.flatMap { $0.steps.compactMap(\.mean) }
        guard hasExponents || !means.isEmpty else {
            throw Unavailable(
                """
                No mean is known: every setting with input size \(NumberText.grouped(study.inputSize)) has censored runs.
                """)
        }
        guard hasExponents || means.contains(where: { $0 > 0 }) else {
            throw Unavailable(
                "Every mean is 0 steps: the criterion already holds at the last step with different inputs.")
        }
        let place = study.cells.count > 1 ? ("Above", "Below") : ("Left", "Right")
        let steps = study.cells.map { stepsPlot(of: $0, in: study) }
        let exponents = hasExponents ? study.cells.map { exponentPlot(of: $0, in: study) } : []
        let isCensored = study.lines.contains { $0.steps.contains { $0.mean == nil } }
        return Figure(
            name: name, title: title,
            caption: """
                \(hasExponents ? "\(place.0), marks" : "Marks") are mean shared steps \(study.criterion.words.goal) in the top \
                layer, over \(NumberText.count(study.runs, "run", "runs")) at input size \(NumberText.grouped(study.inputSize)), \
                with 95\u{A0}% intervals if larger than the marks.\
                \(isCensored ? " Settings with censored runs are left out." : "")\
                \(hasExponents ? exponentCaption(place.1) : "")
                """,
            alternativeText: """
                \(NumberText.count(steps.count + exponents.count, "plot", "plots")) against layers, with one line per hidden \
                size. \(study.findings.joined(separator: " "))
                """,
            chart: Plots(
                title: RichText(headline), legendTitle: "Hidden size", columns: 2, plots: steps + exponents))
    }

    /// The part of the caption on predictions and exponents.
    private static func exponentCaption(_ place: String) -> String {
        """
         Dashed lines are predictions from the largest exponent of any layer. \(place), marks are the Lyapunov exponents λ \
        of the layers of the deepest stack, counted from the input, and dashed lines the closed form.
        """
    }

    private static func stepsPlot(of cell: CellKind, in study: DepthStudy) -> Plots.Plot {
        let lines = study.lines.filter { $0.cell == cell }
        let predicted = lines.map { line in
            Plots.Series(
                name: "", dataName: String(line.hiddenSize), kind: "predicted",
                color: .tone(of: line.hiddenSize, among: study.hiddenSizes), line: .dashed,
                samples: zip(study.layers, line.predictedSteps).compactMap { layers, steps in
                    // Predictions count the step at which the criterion holds; the measure does not.
                    steps.map { Plots.Sample(x: Double(layers), y: max($0 - 1, 0)) }
                })
        }
        let measured = lines.map { line in
            Plots.Series(
                name: NumberText.grouped(line.hiddenSize), dataName: String(line.hiddenSize), kind: "mean",
                color: .tone(of: line.hiddenSize, among: study.hiddenSizes), line: .solid, symbol: .disc,
                samples: line.steps.compactMap { cell in
                    cell.mean.map {
                        Plots.Sample(
                            x: Double(cell.key.layers), y: $0, interval: cell.interval.map { $0.low...$0.high },
                            note: """
                                \(line.cell.title), hidden size \(NumberText.grouped(line.hiddenSize)), \
                                \(NumberText.count(cell.key.layers, "layer", "layers"))
                                """)
                    }
                })
        }
        let most = (predicted + measured).flatMap(\.samples).map { $0.interval?.upperBound ?? $0.y }.max() ?? 1
        let hasPredictions = predicted.contains { !$0.samples.isEmpty }
        return Plots.Plot(
            heading: RichText(cell.title), horizontal: layerAxis("Layers", study.layers),
            vertical: Plots.Axis(.steps(to: study.criterion), .linear, range: 0...max(most, 1) * 1.06),
            series: predicted + measured + (hasPredictions ? [.theory("predicted")] : []))
    }

    private static func exponentPlot(of cell: CellKind, in study: DepthStudy) -> Plots.Plot {
        let lines = study.lines.filter { $0.cell == cell }
        let closedForms = lines.map { line in
            Plots.Series(
                name: "", dataName: String(line.hiddenSize), kind: "closed form",
                color: .tone(of: line.hiddenSize, among: study.hiddenSizes), line: .dashed,
                samples: line.closedForms.enumerated().map { Plots.Sample(x: Double($0 + 1), y: $1) })
        }
        let measured = lines.map { line in
            Plots.Series(
                name: NumberText.grouped(line.hiddenSize), dataName: String(line.hiddenSize), kind: "mean",
                color: .tone(of: line.hiddenSize, among: study.hiddenSizes), symbol: .disc,
                samples: line.exponents.enumerated().compactMap { layer, exponent in
                    exponent.map {
                        Plots.Sample(
                            x: Double(layer + 1) + shift(of: line.hiddenSize, in: study), dataX: Double(layer + 1),
                            y: $0.mean, interval: $0.interval)
                    }
                })
        }
        return Plots.Plot(
            heading: RichText(cell.title),
            horizontal: layerAxis("Layer, from the input", Array(1...(study.layers.last ?? 1))),
            vertical: Plots.Axis("Exponent λ per step", .linear), series: closedForms + measured)
    }

    /// The offset of a size's marks from their layer, so that intervals do not overlap.
    private static func shift(of hiddenSize: Int, in study: DepthStudy) -> Double {
        let index = study.hiddenSizes.firstIndex(of: hiddenSize) ?? 0
        return 0.3 * (Double(index + 1) / Double(study.hiddenSizes.count + 1) - 0.5)
    }

    private static func layerAxis(_ title: RichText, _ layers: [Int]) -> Plots.Axis {
        Plots.Axis(
            title, .linear, marks: layers.map { Plots.Mark(Double($0), label: RichText(NumberText.grouped($0))) })
    }
}
