import MemoryExperiment
import Statistics
import Testing

@Suite struct DivergenceSummaryTests {
    /// `numpy.quantile(sample, [0.25, 0.5, 0.75])` of NumPy, whose default is type 7.
    @Test(arguments: [
        ([7.0], [7.0, 7, 7]), ([1, 2], [1.25, 1.5, 1.75]), ([3, 1, 2], [1.5, 2, 2.5]),
        ([4, 1, 3, 2], [1.75, 2.5, 3.25]), ([1, 10, 100, 1000, 10_000, 0], [3.25, 55, 775]),
    ])
    func quartiles(_ sample: [Double], _ expected: [Double]) throws {
        let quartiles = try #require(Quartiles(of: sample))
        #expect([quartiles.lower, quartiles.median, quartiles.upper] == expected)
    }

    @Test func emptySampleHasNoQuartiles() {
        #expect(Quartiles(of: []) == nil)
    }

    @Test func quartilesAcrossRuns() throws {
        let experiment = Experiment.sample
        let cell = experiment.cellKeys[0]
        let results = (1...3).map { experiment.sampleResult(of: RunKey(cell: cell, run: $0)) }
        let shared = experiment.settings.sharedSteps
        let summary = try #require(DivergenceSummary(of: results, sharedSteps: shared))
        #expect(summary.runs == 3)
        #expect(summary.sharedSteps == DivergenceCurve.sharedSteps(upTo: shared))
        for measure in CurveMeasure.allCases {
            #expect(summary[measure].count == summary.sharedSteps.count)
            for (index, quartiles) in summary[measure].enumerated() {
                #expect(quartiles.median == results.map { $0.curve[index][measure] }.sorted()[1])
            }
        }
        #expect(DivergenceSummary(of: [], sharedSteps: shared) == nil)
        #expect(DivergenceSummary(of: results, sharedSteps: 5) == nil)
    }
}
