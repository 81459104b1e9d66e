import Statistics

/// The two numbers a criterion yields for one run.
public struct CriterionOutcome: Sendable, Hashable {
    /// `first`: the shared steps before the first one that satisfied the criterion.
    public var first: StepCount
    /// `settled`: the last shared step that violated the criterion; censored there if the steps observed do not show that
    /// it was the last.
    public var settled: StepCount

    /// An outcome from its two numbers.
    public init(first: StepCount, settled: StepCount) {
        self.first = first
        self.settled = settled
    }

    /// The outcome of a run that stopped once every criterion had held: at the earliest, the criterion settled when it
    /// first held.
    package init(stoppedWith first: StepCount) {
        self.init(first: first, settled: .censored(at: first.lowerBound))
    }

    /// The number for `measure`.
    public subscript(measure: Measure) -> StepCount {
        switch measure {
        case .first: first
        case .settled: settled
        }
    }
}

extension [StepCount] {
    /// The shared step at which a run stops that stops once every criterion has held; the elements are `first` of each.
    var stoppingStep: Int {
        reduce(0) { latest, first in
            switch first {
            case .observed(let steps): Swift.max(latest, steps + 1)
            case .censored(let steps): Swift.max(latest, steps)
            }
        }
    }
}

extension RunResult {
    /// The result with `settled` censored at the last violation where a later one is to be expected.
    ///
    /// Rounding keeps two trajectories apart, and a criterion may hold and fail by turns until the last step: the last
    /// violation observed then only says when the run ended. `settled` is known if at least as many steps without a
    /// violation follow it as lead to it, 2·settled ≤ T − D, or if all states are bit-identical at the end, from where
    /// on they stay so.
    ///
    /// - Parameters:
    ///   - criteria: The criteria, in the order of the outcomes.
    ///   - sharedSteps: The number T − D of shared steps.
    package func censoringUnsettled(of criteria: [Criterion], sharedSteps: Int) -> RunResult {
        guard !endsBitIdentical(criteria) else { return self }
        var result = self
        for index in result.outcomes.indices {
            guard case .observed(let step) = outcomes[index].settled, 2 * step > sharedSteps else { continue }
            result.outcomes[index].settled = .censored(at: step)
        }
        return result
    }

    /// Whether all states are known to be bit-identical at the end: curves show the states of the top layer only.
    private func endsBitIdentical(_ criteria: [Criterion]) -> Bool {
        zip(criteria, outcomes).contains { $0 == .bitwiseState && !$1.first.isCensored }
            || (key.cell.layers == 1 && curve.last?.unequalStates == 0)
    }
}
