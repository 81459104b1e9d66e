import MemoryExperiment
import Recurrent
import Statistics
import Testing

@Suite struct CellDifferenceTests {
    private static let post = (settings: Experiment.post.settings, arithmetic: Journal.arithmetic)

    private static func changed(_ change: (inout RunSettings) -> Void) -> (settings: RunSettings, arithmetic: Int) {
        var settings = post.settings
        change(&settings)
        return (settings, post.arithmetic)
    }

    @Test("settings, seed and arithmetic decide whether runs are paired")
    func pairing() {
        #expect(CellDifference.Pairing(Self.post, Self.post) == .same)
        let observed = Self.changed {
            $0.criteria = [.cosine]
            $0.lyapunov = false
        }
        #expect(CellDifference.Pairing(Self.post, observed) == .same)
        let others = [
            Self.changed { $0.precision = .float64 }, Self.changed { $0.steps = 4_000 },
            Self.changed { $0.divergentSteps = 500 }, Self.changed { $0.inputScale = 2 },
            Self.changed { $0.initialization = .uniformRecurrent(forgetBias: 0) },
        ]
        for other in others { #expect(CellDifference.Pairing(Self.post, other) == .paired) }
        #expect(CellDifference.Pairing(Self.post, Self.changed { $0.seed = 1 }) == .independent)
        #expect(CellDifference.Pairing(Self.post, (Self.post.settings, Self.post.arithmetic + 1)) == .independent)
    }

    /// Why runs with different lengths and divergent steps are pairs: they have the same weights and the same shared
    /// inputs.
    @Test func drawsDoNotDependOnLengths() throws {
        let key = RunKey(
            cell: CellKey(variant: "base", cell: .gru, layers: 1, inputSize: 2, hiddenSize: 3), run: 4)
        var experiment = Experiment.quick
        experiment.settings.steps = 1_200
        experiment.settings.criteria = [.maximum(exponent: 3)]
        experiment.settings.lyapunov = false
        func first(_ change: (inout RunSettings) -> Void) throws -> StepCount? {
            var settings = experiment.settings
            change(&settings)
            let changed = Experiment(name: "x", settings: settings, plan: experiment.plan)
            return try RunResult.compute(key, of: changed)?.outcomes[0].first
        }
        let usual = try first { _ in }
        #expect(usual?.isCensored == false)
        #expect(try first { $0.steps = 1_900 } == usual)
        // A different past leads to a different state, but forgetting takes place along the same inputs.
        let shorter = try #require(try first { $0.divergentSteps = 300 })
        #expect(abs(shorter.lowerBound - (usual?.lowerBound ?? 0)) < 20)
    }

    private func difference(
        _ first: [StepCount], _ second: [StepCount], _ pairing: CellDifference.Pairing
    ) -> CellDifference {
        let key = MeanDifferenceTests.draws.key
        return CellDifference(first, second, pairing: pairing, draws: MeanDifferenceTests.draws) {
            CellStatistics(key: key, criterion: .cosine, measure: .first, numbers: $0, clusters: $1)
        }
    }

    /// The difference of two groups of runs with two input streams per network.
    private func streamed(_ first: [Int], _ second: [Int], _ pairing: CellDifference.Pairing) -> MeanDifference? {
        let key = MeanDifferenceTests.draws.key
        let difference = CellDifference(
            first.map(StepCount.observed), second.map(StepCount.observed), streams: (2, 2), pairing: pairing,
            draws: MeanDifferenceTests.draws
        ) { CellStatistics(key: key, criterion: .cosine, measure: .first, numbers: $0, clusters: $1) }
        guard case .means(let means) = difference.outcome else { return nil }
        return means
    }

    /// Two equal runs per network say no more than one: only rounding, which is independent in both, averages out.
    @Test(arguments: [CellDifference.Pairing.paired, .independent])
    func runsOfOneNetworkCountOnce(pairing: CellDifference.Pairing) throws {
        let (first, second) = ([10, 14, 19, 25, 40], [9, 13, 13, 31, 22])
        let single = difference(first.map(StepCount.observed), second.map(StepCount.observed), pairing)
        guard case .means(let one) = single.outcome else {
            Issue.record("runs that are not censored are compared by their means")
            return
        }
        let twice = try #require(streamed(first.flatMap { [$0, $0] }, second.flatMap { [$0, $0] }, pairing))
        #expect(twice.value == one.value)
        #expect(twice.permutation == one.permutation)
        let (error, expected) = (try #require(twice.standardError), try #require(one.standardError))
        // Two sides with five networks each; half of the variance of rounding remains.
        #expect(abs(error * error - (expected * expected - 2.0 / 12 / 5 / 2)) < 1e-12)
        #expect(abs((twice.degreesOfFreedom ?? 0) - (one.degreesOfFreedom ?? 0)) < 0.01)
        #expect(streamed([1, 2, 3, 4], [1, 2, 3, 4], .same)?.design == .same)
        #expect(streamed([1, 2, 3, 4], [2, 1, 3, 4], .same)?.design == .paired)
    }

    /// The log-rank test counts the first run of each network, so the other runs change nothing.
    @Test func logRankTestCountsFirstStreams() {
        let key = MeanDifferenceTests.draws.key
        func outcome(_ others: StepCount) -> CellDifference.Outcome {
            let late = (4...8).flatMap { [StepCount.observed($0 * 10), others] } + [.censored(at: 100), others]
            let whole = (1...6).flatMap { [StepCount.observed($0), others] }
            return CellDifference(
                late, whole, streams: (2, 2), pairing: .independent, draws: MeanDifferenceTests.draws
            ) { CellStatistics(key: key, criterion: .cosine, measure: .first, numbers: $0, clusters: $1) }.outcome
        }
        #expect(outcome(.observed(3)) == outcome(.censored(at: 100)))
        guard case .survival = outcome(.observed(3)) else {
            Issue.record("a cell with censored runs is compared by a log-rank test")
            return
        }
    }

    @Test func censoredRunsAreComparedByLogRankTest() throws {
        let whole = (1...8).map { StepCount.observed($0) }
        let late = (4...8).map { StepCount.observed($0 * 10) } + Array(repeating: .censored(at: 100), count: 3)
        let found = difference(late, whole, .paired)
        guard case .survival(let test) = found.outcome else {
            Issue.record("a cell with censored runs is compared by a log-rank test")
            return
        }
        #expect(test.probability < 0.001)
        #expect(found.direction > 0)
        #expect(found.first.mean == nil)
        #expect(found.second.mean == 4.5)
        #expect(difference(whole, late, .independent).direction < 0)
        let never = Array(repeating: StepCount.censored(at: 100), count: 3)
        #expect(difference(never, never, .paired).outcome == .untested(.censored))
        let published = CellDifference(late, published: 3, isPublishedFirst: false) {
            CellStatistics(
                key: MeanDifferenceTests.draws.key, criterion: .cosine, measure: .first, numbers: $0, clusters: $1)
        }
        #expect(published.outcome == .untested(.censoredBesidePublished))
        #expect(published.probability == nil)
    }

    /// The numbers of one cell: some censored, none, all.
    @Test(arguments: [
        [StepCount.observed(3), .observed(5), .censored(at: 100)], [.observed(3), .observed(5), .observed(7)],
        [.censored(at: 100), .censored(at: 100)],
    ])
    func sameRunsAreNotTested(numbers: [StepCount]) {
        let same = difference(numbers, numbers, .same)
        #expect(same.isOfSameRuns)
        #expect(same.probability == nil)
        #expect(same.direction == 0)
        // Equal numbers of runs that could have differed are a finding.
        #expect(!difference(numbers, numbers, .paired).isOfSameRuns)
        // Runs that should be equal but are not are tested like any others.
        let others = Array(numbers.dropLast()) + [.observed(90)]
        #expect(!difference(numbers, others, .same).isOfSameRuns)
        #expect(difference(numbers, others, .same).probability != nil)
    }

    @Test func pairedAndIndependentRunsAreTestedDifferently() {
        let (one, other) = (
            (1...6).map { StepCount.observed($0 * 20) }, (1...6).map { StepCount.observed($0 * 20 + 2) }
        )
        #expect((difference(one, other, .paired).probability ?? 1) < 0.001)
        #expect((difference(one, other, .independent).probability ?? 0) > 0.5)
        #expect(difference(one, other, .same).direction == -2)
    }
}
