import Recurrent
import Statistics

/// When each criterion of a run first held and was last violated, as the shared steps go by.
///
/// Most steps change nothing: the largest difference stays between the same two thresholds, and everything else is as it
/// was. Only the others look at each criterion.
struct CriterionRecord {
    private struct Entry {
        let condition: Criterion.Condition
        var holds = false
        /// The first shared step that satisfied the criterion.
        var firstHold: Int?
        /// The last shared step that violated it before it held last, 0 if none did.
        var lastViolation = 0
    }

    private var entries: [Entry]
    /// The last shared step.
    private var step = 0
    /// The comparison that the entries are about.
    private var last = PairComparison.unlike
    /// The differences that stay below the same thresholds as the last one.
    private var sameDifferences = 0.0..<0.0

    /// A record before shared step 1.
    init(_ criteria: [Criterion]) {
        entries = criteria.map { Entry(condition: $0.condition) }
    }

    /// Takes note of shared step `step`, which must follow the one before.
    mutating func observe(_ comparison: PairComparison, atSharedStep step: Int) {
        self.step = step
        if sameDifferences.contains(comparison.maximumDifference), comparison.cosineIsOne == last.cosineIsOne,
            comparison.outputsAreSame == last.outputsAreSame, comparison.statesAreSame == last.statesAreSame
        {
            return
        }
        last = comparison
        sameDifferences = differences(like: comparison.maximumDifference)
        for index in entries.indices {
            let holds = entries[index].condition.holds(for: comparison)
            guard holds != entries[index].holds else { continue }
            entries[index].holds = holds
            guard holds else { continue }
            entries[index].lastViolation = step - 1
            if entries[index].firstHold == nil { entries[index].firstHold = step }
        }
    }

    /// The range between the nearest thresholds; nothing for NaN.
    private func differences(like difference: Double) -> Range<Double> {
        var range = 0.0..<Double.infinity
        for threshold in entries.lazy.compactMap(\.condition.differenceBelow) {
            if difference < threshold {
                range = range.lowerBound..<min(range.upperBound, threshold)
            } else {
                range = max(range.lowerBound, threshold)..<range.upperBound
            }
        }
        return difference.isNaN ? 0..<0 : range
    }

    /// The outcomes after `sharedSteps` shared steps, of which those not observed satisfied everything.
    func outcomes(sharedSteps: Int) -> [CriterionOutcome] {
        entries.map { entry in
            let lastViolation = entry.holds ? entry.lastViolation : step
            return CriterionOutcome(
                first: entry.firstHold.map { .observed($0 - 1) } ?? .censored(at: sharedSteps),
                settled: lastViolation < sharedSteps ? .observed(lastViolation) : .censored(at: sharedSteps))
        }
    }
}

extension PairComparison {
    /// Everything tells the sequences apart.
    fileprivate static let unlike = PairComparison(
        maximumDifference: .infinity, cosineIsOne: false, outputsAreSame: false, statesAreSame: false)
}
