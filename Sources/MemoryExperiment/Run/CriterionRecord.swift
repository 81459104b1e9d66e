import Recurrent
import Statistics

/// Records, for each criterion of a run, the first shared step that satisfied it and the last that violated it.
///
/// Most steps change nothing: the largest difference stays between the same two thresholds, and the rest is unchanged.
/// Only the other steps check every criterion.
struct CriterionRecord {
    private struct Entry {
        let condition: Criterion.Condition
        var holds = false
        /// The first shared step that satisfied the criterion.
        var firstHold: Int?
        /// The last shared step that violated it, updated when it holds again; 0 if none did.
        var lastViolation = 0
    }

    private var entries: [Entry]
    /// The number of criteria that have never held.
    private var waiting: Int
    /// The last shared step.
    private var step = 0
    /// The comparison that the entries reflect.
    private var last = PairComparison.unlike
    /// The range of differences between the same thresholds as the last one.
    private var sameDifferences = 0.0..<0.0

    /// A record before shared step 1.
    init(_ criteria: [Criterion]) {
        entries = criteria.map { Entry(condition: $0.condition) }
        waiting = criteria.count
    }

    /// Whether every criterion has held at some step.
    var haveAllHeld: Bool { waiting == 0 }

    /// Records shared step `step`, which must follow the previous one.
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
            guard entries[index].firstHold == nil else { continue }
            entries[index].firstHold = step
            waiting -= 1
        }
    }

    /// The range between the nearest thresholds; empty for NaN.
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

    /// The outcomes after `sharedSteps` shared steps; steps that were not observed count as satisfying every criterion.
    ///
    /// The last violation is given as `settled`, whatever followed it.
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
    /// A comparison that satisfies no criterion.
    fileprivate static let unlike = PairComparison(
        maximumDifference: .infinity, cosineIsOne: false, outputsAreSame: false, statesAreSame: false)
}
