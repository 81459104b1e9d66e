import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct MemoryClaimTests {
    private static func estimate(_ low: Double, _ high: Double) -> BootstrapEstimate {
        BootstrapEstimate(value: (low + high) / 2, interval: ConfidenceInterval(low: low, high: high))
    }

    /// Intervals of τ and the slope, both in steps of a mean of 20, and their verdicts on growth, decline and no clear
    /// effect.
    @Test(arguments: [
        ((0.1, 0.2), (0.6, 2.0), [MemoryClaim.Verdict.holds, .doesNotHold, .doesNotHold]),
        ((-0.2, -0.1), (-2.0, -0.6), [.doesNotHold, .holds, .doesNotHold]),
        ((0.1, 0.2), (-0.1, 0.2), [.weak, .doesNotHold, .holds]),
        ((-0.1, 0.1), (-0.7, -0.2), [.doesNotHold, .weak, .doesNotHold]),
        ((0.0, 0.1), (0.0, 0.3), [.doesNotHold, .doesNotHold, .holds]),
        ((0.0, 0.1), (0.0, 0.31), [.doesNotHold, .doesNotHold, .doesNotHold]),
        ((-0.3, -0.1), (-0.3, -0.1), [.doesNotHold, .holds, .holds]),
    ])
    func verdictsFollowTheIntervals(
        _ tau: (Double, Double), _ slope: (Double, Double), _ expected: [MemoryClaim.Verdict]
    ) {
        let effect = SizeEffects.Effect(
            tau: Self.estimate(tau.0, tau.1), slope: Self.estimate(slope.0, slope.1),
            change: SizeChange(share: Self.estimate(slope.0 / 20, slope.1 / 20)))
        let verdicts = [MemoryClaim.Effect.growth, .decline, .none].map {
            MemoryClaim(cell: .lstm, size: .hidden, effect: $0).verdict(effect)
        }
        #expect(verdicts == expected)
    }

    @Test(arguments: [
        (0.001, 0.02, SizeChange.Verdict.longer), (-0.02, -0.001, .shorter), (-0.015, 0.015, .noClearEffect),
        (0.001, 0.014, .noClearEffect), (-0.016, 0.001, .undecided), (0, 0.2, .undecided),
    ])
    func changesAreJudgedByTheirInterval(low: Double, high: Double, expected: SizeChange.Verdict) {
        #expect(SizeChange(share: Self.estimate(low, high)).verdict == expected)
    }

    @Test func publishedClaims() {
        #expect(MemoryClaim.published.map(\.cell) == [.lstm, .lstm, .gru, .gru])
        #expect(MemoryClaim.published.map(\.size) == [.hidden, .input, .hidden, .input])
        #expect(MemoryClaim.published.map(\.effect) == [.growth, .decline, .growth, .none])
    }
}
