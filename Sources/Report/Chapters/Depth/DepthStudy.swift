import MemoryExperiment
import Recurrent
import Support

/// How exponents and memory change with the number of layers.
struct DepthStudy: Sendable {
    /// The stacks of one recurrent cell and size.
    struct Line: Sendable {
        let cell: CellKind
        let hiddenSize: Int
        /// The steps until the criterion first holds, one for each number of layers.
        let steps: [CellStatistics]
        /// The mean steps that the largest exponent predicts, one for each number of layers; nil if unknown.
        let predictedSteps: [Double?]
        /// The mean exponent of each layer of the deepest stack, from the input upwards; none if not measured, nil for
        /// a layer with one that is −∞.
        let exponents: [ExponentMean?]
        /// The closed form of the same layers; none if it is no prediction (`ClosedFormLimit`).
        let closedForms: [Double]
    }

    /// The numbers of layers, ascending.
    let layers: [Int]
    /// The criterion of the steps: a largest difference below 10⁻⁶ if it is observed.
    let criterion: Criterion
    /// The input size that is shown.
    let inputSize: Int
    /// The hidden sizes, ascending.
    let hiddenSizes: [Int]
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The number of runs of each point.
    let runs: Int
    /// By recurrent cell, then by ascending hidden size.
    let lines: [Line]

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.plan.layers.count != 1
    }

    /// The study of an experiment's first variant.
    ///
    /// - Throws: `Unavailable` if there is only one number of layers.
    init(_ data: ReportData) throws(Unavailable) {
        let experiment = data.experiment
        let layers = Set(experiment.plan.layers).sorted()
        guard layers.count > 1, let deepest = layers.last else {
            throw Unavailable("All networks of the experiment have the same number of layers.")
        }
        guard let variant = experiment.variants.first,
            let inputSize = Divergence.nearest(to: Divergence.preferredInputSize, in: experiment.plan.inputSizes)
        else { throw Unavailable("The experiment has no runs.") }
        let criterion = experiment.decayCriterion
        let hiddenSizes = experiment.plan.hiddenSizes.sorted()
        lines = experiment.plan.cells.flatMap { cell in
            hiddenSizes.map { hiddenSize in
                func key(_ layers: Int) -> CellKey {
                    CellKey(
                        variant: variant.name, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
                }
                let results = data.results(of: key(deepest))
                let means = (0..<deepest).map { ExponentMean(ofLayer: $0, in: results) }
                return Line(
                    cell: cell, hiddenSize: hiddenSize,
                    steps: layers.compactMap { data.statistics(of: key($0), criterion, .first) },
                    predictedSteps: layers.map { layers in
                        CellExponents(of: key(layers), in: data)?.predictedSteps(of: criterion, from: .measured)
                    },
                    exponents: means.allSatisfy { $0 == nil } ? [] : means,
                    closedForms: MeanField(predicting: key(deepest), settings: variant.settings)?.exponentsOfLayers
                        ?? [])
            }
        }
        self.layers = layers
        self.criterion = criterion
        self.inputSize = inputSize
        self.hiddenSizes = hiddenSizes
        sharedSteps = experiment.settings.sharedSteps
        runs = experiment.plan.runsPerCell
    }

    /// The recurrent cells in the order of the report.
    var cells: [CellKind] { lines.map(\.cell).inReportOrder }
}

extension DepthStudy {
    /// How steps and exponents change from layer to layer, at the largest size of each recurrent cell.
    var findings: [String] {
        cells.flatMap { cell -> [String] in
            guard let line = lines.last(where: { $0.cell == cell }) else { return [] }
            return [memory(of: line), rates(of: line), remainder(of: line)].compactMap(\.self)
        }
    }

    private func networks(_ line: Line) -> String {
        "\(line.cell.title) of \(NumberText.count(line.hiddenSize, "unit", "units"))"
    }

    private func memory(of line: Line) -> String? {
        let means = line.steps.compactMap { cell in cell.mean.map { (layers: cell.key.layers, steps: $0) } }
        guard means.count > 1 else { return nil }
        let texts = means.map { NumberText.fixed($0.steps, decimals: 1) }
        if means.count > NumberText.mostListed, let first = means.first, let last = means.last {
            return """
                The \(networks(line)) takes \(texts[0]) steps \(criterion.words.goal) with \
                \(NumberText.count(first.layers, "layer", "layers")) and \(texts[texts.count - 1]) with \
                \(NumberText.grouped(last.layers)).
                """
        }
        return """
            The \(networks(line)) takes \(NumberText.list(texts)) steps \(criterion.words.goal) with \
            \(NumberText.list(means.map { NumberText.grouped($0.layers) })) layers.
            """
    }

    private func rates(of line: Line) -> String? {
        let means = line.exponents.compactMap { $0?.mean }
        guard means.count > 1, means.count == line.exponents.count else { return nil }
        if means.count > NumberText.mostListed, let least = means.min(), let most = means.max() {
            return """
                The exponents of its \(NumberText.grouped(means.count)) layers lie between \
                \(NumberText.fixed(least, decimals: 3)) and \(NumberText.fixed(most, decimals: 3)).
                """
        }
        return """
            The exponents of its layers, from the input upwards, are \
            \(NumberText.list(means.map { NumberText.fixed($0, decimals: 3) })).
            """
    }

    /// The steps that the largest exponent alone leaves unexplained.
    private func remainder(of line: Line) -> String? {
        guard let predicted = line.predictedSteps.last ?? nil, let measured = line.steps.last?.mean,
            let layers = layers.last
        else { return nil }
        return """
            With \(NumberText.count(layers, "layer", "layers")), the largest of them alone predicts \
            \(NumberText.fixed(predicted, decimals: 1)) steps; we measured \
            \(NumberText.fixed(measured + 1, decimals: 1)), including the last one.
            """
    }
}

extension DepthStudy {
    /// The change of memory between the shallowest and the deepest stack of the largest size, in a line; nil if runs are
    /// censored.
    var headline: String? {
        let changes = cells.compactMap { cell -> (title: String, share: Double)? in
            guard let line = lines.last(where: { $0.cell == cell }), let first = line.steps.first?.mean,
                let last = line.steps.last?.mean, first > 0
            else { return nil }
            return (cell.title, last / first - 1)
        }
        guard changes.count == cells.count, !changes.isEmpty, let last = layers.last else { return nil }
        let stack = "Stacking \(NumberText.count(last, "layer", "layers"))"
        guard changes.allSatisfy({ $0.share > 0 }) else {
            let signed = changes.map { "\($0.share > 0 ? "+" : "")\(NumberText.percent($0.share)) (\($0.title))" }
            return Wording.headline("\(stack) changes memory by \(NumberText.list(signed))")
        }
        let parts = changes.map { "\(NumberText.percent($0.share)) (\($0.title))" }
        return Wording.headline("\(stack) lengthens memory by \(NumberText.list(parts))")
    }
}
