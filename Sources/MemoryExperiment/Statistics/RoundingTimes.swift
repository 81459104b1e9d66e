/// The two stages of a run's way from different to identical.
///
/// First the difference shrinks by a steady factor per step. Once it is as small as a rounding error, the last bits of
/// some units make the roundings of others differ, until by chance no bit of any state does.
public struct RoundingTimes: Sendable, Hashable {
    /// The shared steps before the largest difference first is below 10⁻⁶: the linear part.
    public let linearPart: Int
    /// The shared steps from there until every state is the same bits, or the bound where the sequences end before.
    public let lifetime: StepCount
}

extension RunResult {
    /// The two stages of this run; nil if its difference never falls below 10⁻⁶, so that the second never begins.
    ///
    /// - Parameter criteria: The criteria of the outcomes, in their order; nil also where `max-1e-6` or `bitwise-state`
    ///   is not among them.
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
