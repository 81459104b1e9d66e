import Analysis
import Statistics
import Support
import Testing
import Training
import TrainingStudy

@Suite("The change of memory by training")
struct MemoryChangeTests {
    /// The outcome of networks with the median steps before and after, one run each.
    private func outcome(_ steps: [(before: StepQuantile, after: StepQuantile)]) throws -> TrainingOutcome {
        var experiment = try TrainingFile.read(
            "training: { name: made, tasks: [adding], updates: 5, tolerances: [0.01] }", from: "made.yaml")
        experiment.runs = steps.count
        let tolerance = try #require(experiment.tolerances.first)
        func memory(_ network: TrainedNetwork, _ update: Int, _ median: StepQuantile) -> TrainedMemory {
            TrainedMemory(
                network: network, update: update, digest: "", loss: 1, score: 0, exponent: -1, exponentError: 0,
                counts: [
                    TrainedMemory.Count(
                        tolerance: tolerance, median: median, quantile90: median, known: 0, starts: 2, never: 0)
                ])
        }
        let memories = zip(experiment.networks, steps).flatMap { network, steps in
            [memory(network, 0, steps.before), memory(network, 5, steps.after)]
        }
        return TrainingOutcome(experiment, memories)
    }

    private func change(_ steps: [(StepQuantile, StepQuantile)]) throws -> MemoryChange {
        let outcome = try outcome(steps.map { (before: $0.0, after: $0.1) })
        return try #require(outcome.changes(on: outcome.experiment.tasks[0], to: outcome.fine).first)
    }

    @Test("is the median of factors, whose interval is that of the sign test")
    func factor() throws {
        // Six pairs: the interval reaches from the least to the greatest, because 2/2⁶ < 0.05 < 2·7/2⁶.
        let change = try change([2, 3, 4, 6, 8, 10].map { (.known(10), .known(10 * $0)) })
        #expect(change.factor == .known(5) && change.low == 2 && change.high == 10 && change.isCertain)
        let five = try self.change([2, 3, 4, 6, 8].map { (.known(10), .known(10 * $0)) })
        #expect(five.factor == .known(4) && five.low == nil && five.high == nil && !five.isCertain)
    }

    @Test("counts no steps as one, before and after")
    func zero() throws {
        #expect(try change([(.known(0), .known(7))]).factor == .known(7))
        #expect(try change([(.known(0), .known(0))]).factor == .known(1))
        #expect(try change([(.known(4), .known(0.5))]).factor == .known(0.25))
    }

    @Test("claims no more than lower bounds allow")
    func bounds() throws {
        let one = try change([1, 2, 3, 4, 5].map { (.known(1), .known($0)) } + [(.known(1), .atLeast(9))])
        #expect(one.factor == .known(3.5) && one.low == 1 && one.high == nil)
        let most = try change([(.known(1), .known(2)), (.known(1), .atLeast(8)), (.known(1), .atLeast(9))])
        #expect(most.factor == .atLeast(8))
        let before = try change([(.atLeast(5), .known(5))])
        #expect(before.factor == .atLeast(0))
    }

    @Test("has medians that infinite neighbours do not spoil")
    func medians() {
        #expect(StepQuantile.median(of: [.known(5), .known(7), .atLeast(9)]) == .known(7))
        #expect(StepQuantile.median(of: [.known(5), .atLeast(9), .known(7), .atLeast(9)]) == .atLeast(8))
        #expect(StepQuantile.median(of: [.atLeast(9), .atLeast(11)]) == .atLeast(10))
        #expect(StepQuantile.median(of: []) == nil)
        #expect(StepQuantile.range(of: [.known(5), .atLeast(9)]) == 5...9)
        let pairs: [(first: StepCount, second: StepCount)] = [
            (.observed(0), .observed(1)), (.observed(0), .observed(2)), (.observed(0), .censored(at: 3)),
        ]
        #expect(PairedMedian(pairs)?.median == 2)
        #expect(PairedMedian(lower: [], upper: []) == nil)
    }
}
