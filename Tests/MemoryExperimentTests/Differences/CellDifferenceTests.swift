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
            CellStatistics(key: key, criterion: .cosine, measure: .first, numbers: $0)
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
            CellStatistics(key: MeanDifferenceTests.draws.key, criterion: .cosine, measure: .first, numbers: $0)
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
