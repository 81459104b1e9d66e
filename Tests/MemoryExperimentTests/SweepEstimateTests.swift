import Foundation
import MemoryExperiment
import Recurrent
import Testing

@Suite("Estimates of sweep time") struct SweepEstimateTests {
    @Test("twice the runs take twice the time, and threads beyond the processors save none")
    func proportions() {
        let estimate = SweepEstimate.measured()
        var more = Experiment.post
        more.plan.runs *= 2
        let once = estimate.duration(of: .post, threads: 2) / .seconds(1)
        #expect(once > 0)
        #expect(abs(estimate.duration(of: more, threads: 2) / .seconds(1) / once - 2) < 1e-9)
        let processors = ProcessInfo.processInfo.activeProcessorCount
        #expect(estimate.duration(of: .post, threads: processors) == estimate.duration(of: .post, threads: 1_000))
        var single = Experiment.post
        (single.plan.cells, single.plan.inputSizes, single.plan.hiddenSizes, single.plan.runs) = (
            [.lstm], [8], [128], 1
        )
        #expect(estimate.duration(of: single, threads: 1) == estimate.duration(of: single, threads: processors))
        #expect(estimate.duration(of: .quick, threads: 2) < estimate.duration(of: .post, threads: 2))
    }
}
