import Statistics

/// The two stages between divergence and identity in a run.
///
/// First the difference shrinks by a steady factor per step. Once it is as small as a rounding error, the last bits of
/// some units change the rounding of others, until by chance all states are bit-identical.
public struct RoundingTimes: Sendable, Hashable {
    /// The shared steps before the largest difference first is below 10⁻⁶: the linear part.
    public let linearPart: Int
    /// The shared steps from there until all states are bit-identical; censored if the sequences end first.
    public let lifetime: StepCount
}

extension RunResult {
    /// The two stages of this run; nil if its difference never falls below 10⁻⁶, so the second stage never begins.
    ///
    /// - Parameter criteria: The criteria of the outcomes, in their order; the result is also nil if they lack
    ///   `max-1e-6` or `bitwise-state`.
    public func roundingTimes(_ criteria: [Criterion]) -> RoundingTimes? {
        guard let small = criteria.firstIndex(of: .maximum(exponent: 6)),
            let same = criteria.firstIndex(of: .bitwiseState),
            case .observed(let linearPart) = outcomes[small].first
        else { return nil }
        let lifetime: StepCount =
            switch outcomes[same].first {
            case .observed(let steps): .observed(steps - linearPart)
            case .censored(let steps): .censored(at: steps - linearPart)
            }
        return RoundingTimes(linearPart: linearPart, lifetime: lifetime)
    }
}
