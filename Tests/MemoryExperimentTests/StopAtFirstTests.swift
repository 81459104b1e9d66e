import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

/// Runs that stop once every criterion has held.
@Suite("Runs that stop at first")
struct StopAtFirstTests {
    /// The experiment of `PairRunTests`, with criteria of which some hold soon, some late and some never.
    private static func experiment(
        precision: Precision = .float32, layers: Int = 1, criteria: [Criterion] = [.maximum(exponent: 2), .cosine]
    ) -> Experiment {
        var settings = PairRunTests.experiment(precision: precision).settings
        settings.criteria = criteria
        settings.lyapunov = false
        settings.stopAtFirst = true
        return Experiment(
            name: "stopped", settings: settings,
            plan: Plan(cells: [.lstm, .gru], inputSizes: [3], hiddenSizes: [1, 5, 20], layers: [layers], runs: 3))
    }

    /// The same runs to their last step.
    private static func whole(_ experiment: Experiment, steps: Int? = nil) -> Experiment {
        var settings = experiment.settings
        settings.stopAtFirst = false
        settings.steps = steps ?? settings.steps
        return Experiment(name: "whole", settings: settings, plan: experiment.plan)
    }

    /// The shared step by which every criterion has held, or the last.
    private static func stop(_ result: RunResult, _ settings: RunSettings) -> Int {
        result.outcomes.map { min($0.first.lowerBound + 1, settings.sharedSteps) }.max() ?? 0
    }

    static let criteria: [[Criterion]] = [
        [.cosine], [.maximum(exponent: 1)], [.maximum(exponent: 2), .cosine], [.bitwiseOutput, .maximum(exponent: 6)],
    ]

    @Test("have the counts of whole runs, and the states of the step at which they stop", arguments: criteria)
    func agreeWithWholeRuns(criteria: [Criterion]) throws {
        var lengths: Set<Int> = []
        for (precision, layers) in PairRunTests.cases {
            let experiment = Self.experiment(precision: precision, layers: layers, criteria: criteria)
            let settings = experiment.settings
            for key in experiment.keys {
                let stopped = try #require(try RunResult.compute(key, of: experiment))
                let whole = try #require(try RunResult.compute(key, of: Self.whole(experiment)))
                #expect(stopped.outcomes.map(\.first) == whole.outcomes.map(\.first))
                #expect(stopped.curve.isEmpty && stopped.lyapunov.isEmpty)
                for (outcome, whole) in zip(stopped.outcomes, whole.outcomes) {
                    #expect(outcome.settled == .censored(at: outcome.first.lowerBound))
                    #expect(outcome.settled.lowerBound <= whole.settled.lowerBound)
                }
                // A whole run of just as many steps ends in the same states.
                let step = Self.stop(whole, settings)
                let cut = try RunResult.compute(
                    key, of: Self.whole(experiment, steps: settings.divergentSteps + step))
                #expect(cut?.finalStateHash == stopped.finalStateHash)
                lengths.insert(step)
            }
        }
        // Runs must stop at several steps, otherwise this test checks little.
        #expect(lengths.count > 3)
    }

    @Test("give the same results on either backend and side by side", arguments: PairNetwork.Backend.allCases)
    func sideBySide(backend: PairNetwork.Backend) throws {
        for (precision, layers) in PairRunTests.cases {
            var experiment = Self.experiment(precision: precision, layers: layers)
            // More runs than seats: a run that stops leaves its seat to another while its neighbours continue.
            experiment.plan.runs = 21
            let alone = try experiment.keys.compactMap { try RunResult.compute($0, of: experiment) }
            var together: [RunKey: RunResult] = [:]
            for cell in Set(experiment.keys.map(\.cell)) {
                _ = try RunResult.compute(
                    experiment.keys.filter { $0.cell == cell }, of: experiment, backend: backend,
                    width: PairBatch.widest(precision)
                ) { _, result in together[result.key] = result }
            }
            #expect(together == Dictionary(uniqueKeysWithValues: alone.map { ($0.key, $0) }))
        }
    }

    @Test("take no step after the one at which they stop")
    func takeNoFurtherSteps() throws {
        let experiment = Self.experiment(criteria: [.cosine])
        for key in experiment.keys {
            var steps = 0
            let result = try #require(
                try RunResult.compute(key, of: experiment) {
                    steps = $0
                    return true
                })
            let last = experiment.settings.divergentSteps + Self.stop(result, experiment.settings)
            #expect(steps < last && last <= steps + PairBatch.blockSteps)
        }
    }

    @Test("have the first counts of `post` in their first ten runs")
    func countsOfThePost() async throws {
        let committed = try Journal.read("\(PackageFolder.path)/output/journal")
        let index = try #require(Experiment.post.settings.criteria.firstIndex(of: .cosine))
        var experiment = Experiment.postFirst
        #expect(experiment.plan.runs == 100)
        experiment.plan.runs = Experiment.post.plan.runs
        let folder = try TemporaryFolder()
        let journal = folder.path(of: "journal")
        #expect(try await Sweep(experiment, journal: journal, threads: 2).run() == .done)
        let results = try Journal.read(journal, for: experiment).results
        #expect(results.count == 1_280)
        for result in results {
            #expect(result.outcomes.map(\.first) == [committed.result(of: result.key)?.outcomes[index].first])
        }
    }
}
