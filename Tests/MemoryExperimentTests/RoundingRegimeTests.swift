import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct RoundingRegimeTests {
    private static let settings: RunSettings = {
        var settings = Experiment.post.settings
        settings.steps = 3_000
        settings.criteria = [.bitwiseState, .cosine, .maximum(exponent: 6)]
        return settings
    }()

    private static func key(_ hiddenSize: Int) -> CellKey {
        CellKey(variant: Variant.baseName, cell: .lstm, layers: 1, inputSize: 16, hiddenSize: hiddenSize)
    }

    /// A run that is small after `small` shared steps and identical after `same`, if those are observed; until then, a
    /// fraction of the units differs.
    private static func result(
        hiddenSize: Int = 8, run: Int = 1, small: Int?, same: Int?, fraction: Double = 0.5
    ) -> RunResult {
        let shared = settings.sharedSteps
        func outcome(_ steps: Int?) -> CriterionOutcome {
            let count = steps.map(StepCount.observed) ?? .censored(at: shared)
            return CriterionOutcome(first: count, settled: count)
        }
        let curve = DivergenceCurve.sharedSteps(upTo: shared).map { step -> DivergencePoint in
            guard step <= same ?? shared else { return .zero }
            let share = step < 2 * (small ?? 0) ? 1 : fraction
            return DivergencePoint(
                maximumDifference: 1e-3, cosineDistance: 1e-6, unequalOutputs: share / 2, unequalStates: share)
        }
        return RunResult(
            key: RunKey(cell: key(hiddenSize), run: run),
            outcomes: [outcome(same), outcome(0), outcome(small)], curve: curve, finalStateHash: "0123456789abcdef")
    }

    @Test func timesOfARun() {
        func times(_ small: Int?, _ same: Int?) -> RoundingTimes? {
            Self.result(small: small, same: same).roundingTimes(Self.settings.criteria)
        }
        #expect(times(60, 200)?.linearPart == 60)
        #expect(times(60, 200)?.lifetime == .observed(140))
        #expect(times(60, 60)?.lifetime == .observed(0))
        #expect(times(60, nil)?.lifetime == .censored(at: 1_940))
        #expect(times(nil, nil) == nil)
        #expect(Self.result(small: 60, same: 200).roundingTimes([.bitwiseState, .cosine]) == nil)
    }

    @Test func runsKeptApartByRoundingAreMetastable() throws {
        let results = [
            Self.result(run: 1, small: 40, same: 240, fraction: 0.4),
            Self.result(run: 2, small: 50, same: 450, fraction: 0.6),
            Self.result(run: 3, small: 60, same: nil, fraction: 0.5), Self.result(run: 4, small: nil, same: nil),
        ]
        let regime = try #require(RoundingRegime(key: Self.key(8), results: results, settings: Self.settings))
        #expect(regime.runs == 4)
        #expect(regime.survival.total == 3)
        #expect(regime.survival.events == 2)
        #expect(regime.linearPart == 50)
        #expect(regime.survival.median == 400)
        #expect(regime.isMetastable)
        #expect(regime.exponential?.totalTime == 200 + 400 + 1_940)
        // The fractions 0.4, 0.5 and 0.6 have the standard error 0.1/√3, and t(2) is 4.302653; the score interval around a
        // half makes d/√(1 + 4 d²) of a margin d.
        let margin = 4.302652729749462 * 0.1 / 3.0.squareRoot()
        let states = try #require(regime.plateau[.unequalStates])
        #expect(abs(states.mean - 0.5) < 1e-12)
        let half = margin / (1 + 4 * margin * margin).squareRoot()
        #expect(abs(states.interval.high - 0.5 - half) < 1e-9)
        #expect(abs(states.interval.low - 0.5 + half) < 1e-9)
        let outputs = try #require(regime.plateau[.unequalOutputs])
        #expect(abs(outputs.mean - 0.25) < 1e-12)
    }

    @Test func runsThatEndAtOnceAreNotMetastable() throws {
        let results = (1...3).map { Self.result(small: 50, same: 50 + $0) }
        let regime = try #require(RoundingRegime(key: Self.key(8), results: results, settings: Self.settings))
        #expect(!regime.isMetastable)
        #expect(regime.plateau.isEmpty)
        #expect(regime.exponential?.mean == 2)
    }

    /// The linear decay of float64 continues for longer, so its lifetimes must as well: 150 steps suffice only for
    /// float32.
    @Test(arguments: [
        (Precision.float32, 150, true), (.float32, 149, false), (.float64, 331, false), (.float64, 332, true),
    ])
    func metastabilityNeedsLongerLifetimesInFloat64(precision: Precision, lifetime: Int, isMetastable: Bool) throws {
        var settings = Self.settings
        settings.precision = precision
        let results = (1...3).map { _ in Self.result(small: 50, same: 50 + lifetime) }
        let regime = try #require(RoundingRegime(key: Self.key(8), results: results, settings: settings))
        #expect(regime.isMetastable == isMetastable)
    }

    @Test func lifetimeIsBoundedIfNoRunEnds() throws {
        let results = (1...3).map { _ in Self.result(small: 50, same: nil) }
        let regime = try #require(RoundingRegime(key: Self.key(8), results: results, settings: Self.settings))
        #expect(regime.exponential == nil)
        // e^(−t/θ) = 0.025 of the total time t is θ = t / 3.688879…
        let bound = try #require(regime.lifetimeBound)
        #expect(abs(bound / (3 * 1_950 / 3.6888794541139354) - 1) < 1e-12)
    }

    @Test func runsThatNeverComeCloseHaveNoRegime() {
        let results = [Self.result(small: nil, same: nil)]
        #expect(RoundingRegime(key: Self.key(8), results: results, settings: Self.settings) == nil)
        #expect(RoundingRegime(key: Self.key(8), results: [], settings: Self.settings) == nil)
    }

    /// Lifetimes that double with every four units grow with α = ln 2 / 4.
    @Test func lawFitsDoublingLifetimes() throws {
        let regimes = [(8, 200), (12, 400), (16, 800), (20, 1_600), (24, nil), (4, 20)].compactMap { size, lifetime in
            RoundingRegime(
                key: Self.key(size),
                results: (1...3).map { _ in
                    Self.result(hiddenSize: size, small: 50, same: lifetime.map { 50 + $0 })
                }, settings: Self.settings)
        }
        let law = try #require(LifetimeLaw(of: regimes.reversed()))
        #expect(law.hiddenSizes == [8, 12, 16, 20])
        #expect(abs(law.rate - 0.693147180559945 / 4) < 1e-12)
        #expect(law.interval.high - law.interval.low < 1e-9)
        #expect(abs(law.lifetime(hiddenSize: 24) / 3_200 - 1) < 1e-9)
        #expect(LifetimeLaw(of: Array(regimes[..<2])) == nil)
        #expect(LifetimeLaw(of: []) == nil)
    }

    @Test func plateauAveragesOnlyRunsThatStillDiffer() throws {
        let results = [
            Self.result(run: 1, small: 2, same: 10, fraction: 0.2),
            Self.result(run: 2, small: 2, same: 20, fraction: 0.6),
        ]
        let shared = Self.settings.sharedSteps
        let curve = PlateauCurve(of: results, measure: .unequalStates, sharedSteps: shared)
        #expect(curve.points.map(\.sharedStep) == Array(0...20))
        #expect(abs(curve.points[10].fraction - 0.4) < 1e-12)
        #expect(curve.points[10].interval != nil)
        #expect(curve.points[11].fraction == 0.6)
        #expect(curve.points[11].interval == nil)
        #expect(PlateauCurve(of: [], measure: .unequalStates, sharedSteps: shared).points.isEmpty)
    }
}
