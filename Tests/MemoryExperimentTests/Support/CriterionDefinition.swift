import MemoryExperiment
import Recurrent
import Statistics
import Testing

/// Checks the outcomes of runs for a criterion, alone and with the standard ones, against its definition at every step.
///
/// - Parameter change: Changes the settings of the runs if those of `PairRunTests` do not exercise the criterion.
func expect(
    _ criterion: Criterion, in change: (inout RunSettings) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation, holdsWhere definition: @escaping SlowPairRun.Definition
) throws {
    var outcomes: [CriterionOutcome] = []
    for precision in Precision.allCases {
        let small = PairRunTests.experiment(precision: precision)
        func observing(_ criteria: [Criterion]) -> Experiment {
            var settings = small.settings
            change(&settings)
            settings.criteria = criteria
            return Experiment(name: small.name, settings: settings, plan: small.plan)
        }
        let (alone, beside) = (observing([criterion]), observing(Criterion.standard + [criterion]))
        for key in small.keys {
            let expected = try SlowPairRun(key, settings: alone.settings, definitions: [definition]).outcomes
            let found = try #require(try RunResult.compute(key, of: alone)).outcomes
            let foundBeside = try #require(try RunResult.compute(key, of: beside)).outcomes
            #expect(found == expected, sourceLocation: sourceLocation)
            #expect(foundBeside.suffix(1) == expected[...], sourceLocation: sourceLocation)
            outcomes += expected
        }
    }
    #expect(
        outcomes.contains { $0.first != .observed(0) },
        "it holds from the first shared step of every run, which tells nothing: change the settings",
        sourceLocation: sourceLocation)
    #expect(
        outcomes.contains { !$0.first.isCensored }, "it holds in no run, which tells nothing: change the settings",
        sourceLocation: sourceLocation)
}
