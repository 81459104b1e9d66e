import MemoryExperiment
import Recurrent
import Testing

@Suite struct ExperimentKeysTests {
    @Test func keysAreInPlanOrder() {
        var experiment = Experiment.sample
        experiment.variants = ["b", "a"].map { Variant(name: $0, settings: experiment.settings) }
        experiment.plan.layers = [2, 1]
        var expected: [RunKey] = []
        for variant in ["b", "a"] {
            for cell in [CellKind.gru, .lstm] {
                for layers in [2, 1] {
                    for inputSize in [4, 1] {
                        for hiddenSize in [2, 16] {
                            for run in 1...3 {
                                let cell = CellKey(
                                    variant: variant, cell: cell, layers: layers, inputSize: inputSize,
                                    hiddenSize: hiddenSize)
                                expected.append(RunKey(cell: cell, run: run))
                            }
                        }
                    }
                }
            }
        }
        #expect(Array(experiment.keys) == expected)
        #expect(experiment.runCount == expected.count)
        let firstRuns = expected.filter { $0.run == 1 }
        #expect(Array(experiment.cellKeys) == firstRuns.map(\.cell))
    }

    @Test func inputStreamsVaryFastest() {
        var experiment = Experiment.sample
        experiment.plan.streams = 3
        let keys = experiment.keys
        #expect(keys.count == 8 * 3 * 3 && experiment.runCount == keys.count)
        #expect(keys.prefix(9).map(\.run) == [1, 1, 1, 2, 2, 2, 3, 3, 3])
        #expect(keys.prefix(9).map(\.stream) == [1, 2, 3, 1, 2, 3, 1, 2, 3])
        #expect(keys[8].cell == keys[0].cell && keys[9].cell != keys[0].cell)
        // With one stream, keys are those of an experiment without the key.
        #expect(Array(Experiment.sample.keys) == keys.filter { $0.stream == 1 })
    }

    @Test func keysOfLargePlansAreNotStored() {
        let keys = Experiment.sample.growing(to: 1_000_000).keys
        #expect(keys.count == 8_000_000)
        #expect(keys.last?.run == 1_000_000)
        #expect(keys.last?.cell.hiddenSize == 16)
    }
}
