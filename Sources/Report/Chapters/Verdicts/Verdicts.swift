import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The published claims, tested on individual runs.
struct Verdicts: Sendable {
    /// One claim.
    struct Row: Sendable {
        /// The claim.
        let claim: MemoryClaim
        /// The result for all sizes, which is the verdict that counts.
        let all: Measured
        /// The result for networks of at least two units; nil if all networks have two, or too few do.
        let withoutOneUnit: Measured?
    }

    /// The result for one claim.
    struct Measured: Sendable {
        /// How the steps depend on the size.
        let effect: SizeEffects.Effect
        /// The verdict on the claim.
        let verdict: MemoryClaim.Verdict
    }

    /// The claims that the experiment can test, in the order of the post.
    let rows: [Row]
    /// The number of runs of each recurrent cell.
    let runs: Int
    /// How many doublings lie between the smallest and the largest input size.
    let inputDoublings: Double
    /// The effects of sizes by every criterion; nil if fewer than two criteria are free of censored runs.
    let byCriterion: CriterionEffects?

    /// How the verdicts of the runs that were observed to the end compare with these, in a sentence; empty if these rest on
    /// no others.
    let beside: String

    /// The criterion of the published numbers.
    static let criterion = Criterion.cosine

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool {
        experiment.variants.count == 1 && experiment.plan.layers.contains(1) && PublishedTable.covers(experiment)
    }

    /// The verdicts of an experiment.
    ///
    /// - Throws: `Unavailable` if it has nothing to test the claims with.
    init(of data: ReportData) throws(Unavailable) {
        var effects: [CellKind: (all: SizeEffects, withoutOneUnit: SizeEffects?)] = [:]
        let claimed = Set(MemoryClaim.published.map(\.cell))
        for cell in data.experiment.plan.cells where claimed.contains(cell) {
            effects[cell] = (
                try Self.effects(of: cell, in: data, smallestHiddenSize: 1),
                data.experiment.plan.hiddenSizes.contains(1)
                    ? try? Self.effects(of: cell, in: data, smallestHiddenSize: 2) : nil
            )
        }
        rows = MemoryClaim.published.compactMap { claim in
            guard let (all, others) = effects[claim.cell], let effect = all[claim.size] else { return nil }
            return Row(
                claim: claim, all: Measured(effect, of: claim),
                withoutOneUnit: others?[claim.size].map { Measured($0, of: claim) })
        }
        guard !rows.isEmpty else { throw Unavailable(Self.reason(of: data.experiment.plan, effects.values.map(\.all))) }
        runs = effects.values.map(\.all.runs).max() ?? 0
        beside = Self.beside(rows, in: data)
        byCriterion = CriterionEffects(
            on: data.experiment.plan.cells.filter { effects[$0] != nil }, claims: rows.map(\.claim), in: data)
        let sizes = data.experiment.plan.inputSizes
        inputDoublings =
            ElementaryFunctions.log(Double(sizes.max() ?? 1) / Double(sizes.min() ?? 1)) / ElementaryFunctions.log(2)
    }

    /// The verdicts of the runs that were observed to the end, where they differ, in a sentence.
    private static func beside(_ rows: [Row], in data: ReportData) -> String {
        guard data.first != nil else { return "" }
        let alone = Dictionary(
            Set(rows.map(\.claim.cell)).compactMap { cell in
                (try? effects(of: cell, in: data.alone, smallestHiddenSize: 1)).map { (cell, $0) }
            }
        ) { first, _ in first }
        let others = rows.compactMap { row -> String? in
            guard let effect = alone[row.claim.cell]?[row.claim.size] else { return nil }
            let verdict = row.claim.verdict(effect)
            return verdict == row.all.verdict ? nil : "\(row.claim.words) (\(verdict.rawValue))"
        }
        let runs = "The \(NumberText.count(data.experiment.plan.runs, "run", "runs")) per setting observed to the end"
        return others.isEmpty
            ? "\(runs) give the same verdicts." : "\(runs) give other verdicts: \(NumberText.list(others))."
    }

    /// Why no claim can be tested, in a sentence.
    private static func reason(of plan: Plan, _ effects: [SizeEffects]) -> String {
        guard plan.inputSizes.count > 1 || plan.hiddenSizes.count > 1 else {
            return "The post’s claims are about the effect of sizes, and the experiment has one pair of them."
        }
        if effects.allSatisfy({ $0.onlySteps != nil }), let steps = effects.first?.onlySteps {
            let others = effects.contains { $0.onlySteps != steps }
            return """
                All runs\(others ? " of a recurrent cell" : "") have the same number of steps\(others ? "" : ", \(NumberText.grouped(steps))"): \
                an effect of size cannot be tested.
                """
        }
        return """
            Almost all runs have the same number of steps, so that all are the same in some resample: the claims’ statistics \
            have no intervals.
            """
    }

    /// The effects of both sizes on the steps of single-layer networks, those of the first variant.
    private static func effects(
        of cell: CellKind, in data: ReportData, smallestHiddenSize: Int
    ) throws(Unavailable) -> SizeEffects {
        guard let variant = data.experiment.variants.first,
            variant.settings.criteria.contains(criterion)
        else { throw Unavailable("The experiment does not observe the criterion \(criterion.name).") }
        let keys = data.experiment.cellKeys.filter {
            $0.variant == variant.name && $0.layers == 1 && $0.cell == cell && $0.hiddenSize >= smallestHiddenSize
        }
        guard !keys.isEmpty else {
            throw Unavailable("The post’s claims are about networks of one layer, and the experiment has none.")
        }
        let counts = keys.map { key in (key: key, counts: data.counts(of: key, criterion)) }
        guard !counts.contains(where: { $0.counts.contains(where: \.isCensored) }) else {
            throw Unavailable("Some runs are censored, and the statistics of the claims need every run’s number.")
        }
        let steps = counts.map { (key: $0.key, steps: $0.counts.map(\.lowerBound)) }
        let resampling = RunResampling(seed: variant.settings.seed, streams: data.experiment.plan.streams)
        guard let effects = SizeEffects(of: steps, resampling: resampling) else {
            let units = data.experiment.plan.streams > 1 ? "networks" : "runs"
            throw Unavailable("Intervals of the claims’ statistics need at least two \(units) of each setting.")
        }
        return effects
    }
}

extension Verdicts.Measured {
    fileprivate init(_ effect: SizeEffects.Effect, of claim: MemoryClaim) {
        self.effect = effect
        verdict = claim.verdict(effect)
    }
}
