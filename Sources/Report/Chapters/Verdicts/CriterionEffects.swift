import MemoryExperiment
import Recurrent
import Statistics
import Support

/// How both sizes change memory, counted by every criterion that all runs of a recurrent cell meet.
struct CriterionEffects: Sendable {
    /// The effects by one criterion.
    struct Row: Sendable {
        /// The criterion.
        let criterion: Criterion
        /// The change per doubling of each size; none for a recurrent cell with censored runs.
        let changes: [CellKind: [NetworkSize: SizeChange]]
    }

    /// Why criteria disagree about the input size: two numbers of one recurrent cell at the smallest and the largest.
    struct Causes: Sendable {
        /// The recurrent cell.
        let cell: CellKind
        /// The mean of the largest difference between outputs at the last divergent step.
        let difference: (least: Double, most: Double)
        /// The mean of the largest Lyapunov exponents; nil if they were not measured, or one is −∞.
        let exponent: (least: Double, most: Double)?
    }

    /// The claims about the sizes and recurrent cells of the rows, in the order of the post.
    let claims: [MemoryClaim]
    /// The criteria in the order of the experiment.
    let rows: [Row]
    /// The criteria that some recurrent cell lacks because runs are censored.
    let censored: [Criterion]
    /// The causes of each recurrent cell.
    let causes: [Causes]
    /// What the sizes do in parts of the grid of each recurrent cell.
    let parts: [PartialEffects]
    /// The criteria whose changes rest on further runs, with the numbers of runs per setting of these and of the others; nil
    /// if all rest on the same runs.
    let furtherRuns: (criteria: [Criterion], runs: Int, others: Int)?
    /// The smallest and the largest input size.
    let inputSizes: (least: Int, most: Int)

    /// The effects in networks of one layer, those of the first variant; nil if there are none.
    init?(on cells: [CellKind], claims: [MemoryClaim], in data: ReportData) {
        guard let variant = data.experiment.variants.first, let least = data.experiment.plan.inputSizes.min(),
            let most = data.experiment.plan.inputSizes.max()
        else { return nil }
        let criteria = variant.settings.criteria
        let further = criteria.filter { data.first?.experiment.settings.criteria.contains($0) ?? false }
        var changes = criteria.map { _ in [CellKind: [NetworkSize: SizeChange]]() }
        var censored = Set<Criterion>()
        var causes: [Causes] = []
        var parts: [PartialEffects] = []
        let resampling = RunResampling(seed: variant.settings.seed, streams: data.experiment.plan.streams)
        for cell in cells {
            let keys = data.experiment.cellKeys.filter {
                $0.variant == variant.name && $0.layers == 1 && $0.cell == cell
            }
            let known = criteria.indices.filter { index in
                keys.allSatisfy { !data.counts(of: $0, criteria[index]).contains(where: \.isCensored) }
            }
            censored.formUnion(criteria.indices.filter { !known.contains($0) }.map { criteria[$0] })
            // Criteria with further runs are resampled by themselves.
            let groups = [true, false].map { isFurther in
                known.filter { further.contains(criteria[$0]) == isFurther }
            }
            var partial: [PartialEffects] = []
            for group in groups where !group.isEmpty {
                let counts = group.map { index in
                    keys.map { (key: $0, steps: data.counts(of: $0, criteria[index]).map(\.lowerBound)) }
                }
                guard let sums = ResampledSums(of: counts, resampling: resampling) else { continue }
                for (index, effect) in zip(group, sums.changes()) where !effect.isEmpty {
                    changes[index][cell] = effect
                }
                if let found = PartialEffects(of: cell, keys: keys, sums) { partial.append(found) }
            }
            if let found = PartialEffects(joining: partial) { parts.append(found) }
            if let found = Causes(cell, keys: keys, inputSizes: (least, most), in: data) { causes.append(found) }
        }
        let rows = zip(criteria, changes).compactMap { $1.isEmpty ? nil : Row(criterion: $0, changes: $1) }
        self.rows = rows
        self.claims = claims.filter { claim in rows.contains { $0[claim] != nil } }
        self.censored = criteria.filter(censored.contains)
        self.causes = causes
        self.parts = parts
        inputSizes = (least, most)
        furtherRuns = data.first.map { (further, $0.runs, data.experiment.plan.runs) }
        guard rows.count > 1, !self.claims.isEmpty else { return nil }
    }

    /// The numbers of runs behind the changes, if they are not the same, in a sentence after a space.
    var runsRemark: String {
        guard let furtherRuns else { return "" }
        let criteria = NumberText.list(furtherRuns.criteria.map(\.name))
        return
            " \(criteria) has \(NumberText.grouped(furtherRuns.runs)) runs per setting, the others \(furtherRuns.others)."
    }

    /// The recurrent cells of which the effect of the input size is known, in their order.
    var cells: [CellKind] {
        claims.filter { $0.size == .input }.map(\.cell)
    }
}

extension CriterionEffects.Row {
    /// The change that a claim is about; nil if it is not known.
    subscript(claim: MemoryClaim) -> SizeChange? { changes[claim.cell]?[claim.size] }
}

extension CriterionEffects.Causes {
    /// The causes of one recurrent cell; nil if a run has no record of its outputs at the last divergent step.
    fileprivate init?(
        _ cell: CellKind, keys: [CellKey], inputSizes: (least: Int, most: Int), in data: ReportData
    ) {
        func results(_ inputSize: Int) -> [RunResult] {
            keys.filter { $0.inputSize == inputSize }.flatMap { data.results(of: $0) }
        }
        func mean(_ inputSize: Int, _ number: (RunResult) -> Double?) -> Double? {
            let results = results(inputSize)
            let numbers = results.compactMap(number)
            guard !numbers.isEmpty, numbers.count == results.count, numbers.allSatisfy(\.isFinite) else { return nil }
            return numbers.reduce(0, +) / Double(numbers.count)
        }
        guard let least = mean(inputSizes.least, { $0.curve.first?.maximumDifference }),
            let most = mean(inputSizes.most, { $0.curve.first?.maximumDifference })
        else { return nil }
        self.cell = cell
        difference = (least, most)
        exponent = mean(inputSizes.least) { $0.largestExponent?.exponent }.flatMap { least in
            mean(inputSizes.most) { $0.largestExponent?.exponent }.map { (least, $0) }
        }
    }
}

extension SizeChange.Verdict {
    /// The verdict in a table.
    var words: String {
        switch self {
        case .longer: "lengthens"
        case .shorter: "shortens"
        case .noClearEffect: "no clear effect"
        case .undecided: "undecided"
        }
    }
}

extension SizeChange.Verdict {
    /// The verdict as the predicate of memory.
    var predicate: String {
        switch self {
        case .longer, .shorter: words
        case .noClearEffect: "shows no clear effect"
        case .undecided: "remains undecided"
        }
    }
}

extension MemoryClaim {
    /// The verdict that agrees with the claim.
    var expected: SizeChange.Verdict {
        switch effect {
        case .growth: .longer
        case .decline: .shorter
        case .none: .noClearEffect
        }
    }
}
