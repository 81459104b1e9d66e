import MemoryExperiment
import Recurrent
import Testing

/// Checks what runs say of a criterion, alone and beside the standard ones, against its definition on every step.
func expect(
    _ criterion: Criterion, holdsWhere definition: @escaping SlowPairRun.Definition,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var outcomes: [CriterionOutcome] = []
    for precision in Precision.allCases {
        let small = PairRunTests.experiment(precision: precision)
        func observing(_ criteria: [Criterion]) -> Experiment {
            var settings = small.settings
            settings.criteria = criteria
            return Experiment(name: small.name, settings: settings, plan: small.plan)
        }
        for key in small.keys {
            let expected = try SlowPairRun(key, settings: small.settings, definitions: [definition]).outcomes
            let alone = try #require(try RunResult.compute(key, of: observing([criterion]))).outcomes
            let together = try #require(
                try RunResult.compute(key, of: observing(Criterion.standard + [criterion]))
            ).outcomes
            #expect(alone == expected, sourceLocation: sourceLocation)
            #expect(together.suffix(1) == expected[...], sourceLocation: sourceLocation)
            outcomes += expected
        }
    }
    // A criterion that always or never holds would pass whatever runs say.
    #expect(outcomes.contains { $0.first != .observed(0) }, sourceLocation: sourceLocation)
    #expect(outcomes.contains { !$0.first.isCensored }, sourceLocation: sourceLocation)
}
