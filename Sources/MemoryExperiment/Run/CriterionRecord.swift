import Recurrent

/// When each criterion of a run first held and was last violated, as the shared steps go by.
struct CriterionRecord {
    private struct Entry {
        let criterion: Criterion
        /// 10^−exponent for a maximum criterion.
        let threshold: Double
        /// The first shared step that satisfied the criterion.
        var firstHold: Int?
        /// The last shared step that violated it, 0 if none did.
        var lastViolation = 0
    }

    private var entries: [Entry]

    /// A record before shared step 1.
    init(_ criteria: [Criterion]) {
        entries = criteria.map { Entry(criterion: $0, threshold: Self.threshold($0)) }
    }

    private static func threshold(_ criterion: Criterion) -> Double {
        guard case .maximum(let exponent) = criterion else { return 0 }
        let thresholds = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
        return thresholds[exponent - 1]
    }

    /// Takes note of shared step `step`, which must follow the one before.
    mutating func observe(_ comparison: PairComparison, atSharedStep step: Int) {
        for index in entries.indices {
            let holds =
                switch entries[index].criterion {
                case .cosine: comparison.cosineIsOne
                case .maximum: comparison.maximumDifference < entries[index].threshold
                case .bitwiseOutput: comparison.outputsAreSame
                case .bitwiseState: comparison.statesAreSame
                }
            if !holds {
                entries[index].lastViolation = step
            } else if entries[index].firstHold == nil {
                entries[index].firstHold = step
            }
        }
    }

    /// The outcomes after `sharedSteps` shared steps, of which those not observed satisfied everything.
    func outcomes(sharedSteps: Int) -> [CriterionOutcome] {
        entries.map { entry in
            CriterionOutcome(
                first: entry.firstHold.map { .observed($0 - 1) } ?? .censored(at: sharedSteps),
                settled: entry.lastViolation < sharedSteps
                    ? .observed(entry.lastViolation) : .censored(at: sharedSteps))
        }
    }
}
