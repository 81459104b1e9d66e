import MemoryExperiment
import Recurrent
import Support

/// The steps to every criterion in both floating-point formats.
struct PrecisionStudy: Sendable {
    /// The networks of one recurrent cell and size in one format.
    struct Line: Sendable {
        let cell: CellKind
        let hiddenSize: Int
        let precision: Precision
        /// One for each criterion of the study.
        let steps: [CellStatistics]
    }

    /// The criteria: largest differences from the loosest on, then the others in the order of reports.
    let criteria: [Criterion]
    /// Those of them that ask for a largest difference, the first ones.
    let sizes: [Criterion]
    /// The input size and number of layers that are shown.
    let inputSize: Int
    let layers: Int
    /// The number of shared steps observed.
    let sharedSteps: Int
    /// The number of runs of each point.
    let runs: Int
    /// By recurrent cell, then by ascending hidden size, then by format.
    let lines: [Line]

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.variedSettings == [.precision]
    }

    /// The study of an experiment.
    ///
    /// - Throws: `Unavailable` if its variants do not differ in their format alone.
    init(_ data: ReportData) throws(Unavailable) {
        let experiment = data.experiment
        guard experiment.variedSettings == [.precision] else {
            throw Unavailable("The variants do not differ in the floating-point format alone.")
        }
        guard let inputSize = Divergence.nearest(to: Divergence.preferredInputSize, in: experiment.plan.inputSizes),
            let layers = experiment.plan.layers.first
        else { throw Unavailable("The experiment has no runs.") }
        let variants = Precision.allCases.compactMap { precision in
            experiment.variants.first { $0.settings.precision == precision }
        }
        let observed = Criterion.all.filter(experiment.settings.criteria.contains)
        let sizes = observed.sizes
        let criteria = sizes + observed.filter { !sizes.contains($0) }
        lines = experiment.plan.cells.flatMap { cell in
            experiment.plan.hiddenSizes.sorted().flatMap { hiddenSize in
                variants.map { variant in
                    let key = CellKey(
                        variant: variant.name, cell: cell, layers: layers, inputSize: inputSize, hiddenSize: hiddenSize)
                    return Line(
                        cell: cell, hiddenSize: hiddenSize, precision: variant.settings.precision,
                        steps: criteria.compactMap { data.statistics(of: key, $0, .first) })
                }
            }
        }
        self.criteria = criteria
        self.sizes = sizes
        self.inputSize = inputSize
        self.layers = layers
        sharedSteps = experiment.settings.sharedSteps
        runs = experiment.plan.runsPerCell
    }

    /// The recurrent cells in the order of the report.
    var cells: [CellKind] { lines.map(\.cell).inReportOrder }
}

extension PrecisionStudy {
    /// How much the format changes each kind of criterion, in sentences.
    var findings: [String] {
        cells.flatMap { cell in [sizes(of: cell), direction(of: cell), bits(of: cell)].compactMap(\.self) }
    }

    /// The medians of both formats for one criterion at every size at which both are known.
    func medians(
        of cell: CellKind, _ criterion: Criterion
    ) -> [(hiddenSize: Int, single: Double, double: Double)] {
        guard let index = criteria.firstIndex(of: criterion) else { return [] }
        let lines = lines.filter { $0.cell == cell && $0.steps.indices.contains(index) }
        return lines.filter { $0.precision == .float32 }.compactMap { single in
            guard
                let double = lines.first(where: { $0.hiddenSize == single.hiddenSize && $0.precision == .float64 }),
                let one = single.steps[index].median, let other = double.steps[index].median
            else { return nil }
            return (single.hiddenSize, one, other)
        }
    }

    private func sizes(of cell: CellKind) -> String? {
        let differences = sizes.flatMap { size in
            medians(of: cell, size).map { ($0.double - $0.single).magnitude }
        }
        guard let most = differences.max(), let range = Wording.sizes(of: sizes) else { return nil }
        let name = cell.title
        return most == 0
            ? "For the \(name), both formats have the same median steps to largest differences of \(range)."
            : """
            For the \(name), the median steps to largest differences of \(range) differ between the formats by at most \
            \(CellText.halves(most)).
            """
    }

    private func direction(of cell: CellKind) -> String? {
        guard let last = medians(of: cell, .cosine).last(where: { $0.hiddenSize > 1 }) else { return nil }
        return """
            The \(cell.noun) with \(NumberText.count(last.hiddenSize, "unit", "units")) takes \
            \(CellText.steps(last.single)) in float32 and \(CellText.halves(last.double)) in float64 until outputs share a \
            direction.
            """
    }

    private func bits(of cell: CellKind) -> String? {
        guard let last = medians(of: cell, .bitwiseState).last else { return nil }
        return """
            In float32 and float64, the \(cell.noun) takes \(CellText.halves(last.single)) and \
            \(CellText.steps(last.double)) to bit-identical states at hidden size \(NumberText.grouped(last.hiddenSize)), \
            the largest at which most runs of both formats reach them.
            """
    }
}

extension PrecisionStudy {
    /// How many times as many steps float64 takes to a shared direction, in a line; nil if that is not known.
    var headline: String? {
        guard criteria.contains(.cosine) else { return nil }
        let ratios = cells.compactMap { cell in
            medians(of: cell, .cosine).last { $0.hiddenSize > 1 && $0.single > 0 }.map { $0.double / $0.single }
        }
        guard let least = ratios.min(), let largest = ratios.max() else { return nil }
        let range = [least, largest].map { NumberText.fixed($0, decimals: 1) }
        let factor = range[0] == range[1] ? range[0] : "\(range[0])–\(range[1])"
        return Wording.headline("float64 takes \(factor) times as many steps to a shared direction")
    }
}
