import Analysis
import Recurrent
import Support
import TrainingStudy

/// An outcome whose numbers are made up by a rule.
struct MadeOutcome {
    var text = """
        training:
          name: made
          cells: [lstm, { cell: lstm, forgetBias: 1 }, elman]
          hiddenSizes: [4, 8]
          tasks: ["delayed-recall:delay=3", adding]
          updates: 100
          checkpoints: [10]
        """
    /// The median steps to a tolerance of a network after some updates.
    var median: @Sendable (TrainedNetwork, Int, Tolerance) -> StepQuantile = { network, update, tolerance in
        let coarse = tolerance.limit > 0.01
        // Memory peaks after 10 updates; only on adding is it longer at the end.
        switch (update, network.task.slug.hasPrefix("adding")) {
        case (0, _): return .known(coarse ? 0 : 10)
        case (10, _): return .known(coarse ? 9 : 90)
        case (_, false): return .known(coarse ? 3 : 20 + Double(network.run))
        case (_, true): return network.cell.kind == .elman ? .atLeast(4_000) : .known(500)
        }
    }
    /// The share of starts that never agree, of a network with a median.
    var never: @Sendable (TrainedNetwork, StepQuantile) -> Double = { _, median in median.isBound ? 1 : 0 }
    /// The score of a network after some updates.
    var score: @Sendable (TrainedNetwork, Int) -> Double = { network, update in
        update == 100 && network.cell.kind != .elman ? 0.999 : 0.5
    }
    /// The test loss of a network after some updates.
    var loss: @Sendable (TrainedNetwork, Int) -> Double = { _, update in 1 / Double(1 + update) }

    /// The outcome.
    func outcome() throws(Failure) -> TrainingOutcome {
        let experiment = try TrainingFile.read(text, from: "made.yaml")
        let memories = experiment.networks.flatMap { network in
            experiment.measuredUpdates.map { update in
                TrainedMemory(
                    network: network, update: update, digest: "d", loss: loss(network, update),
                    score: score(network, update), exponent: update == 0 ? -.infinity : -1 / Double(update),
                    exponentError: 0.01,
                    counts: experiment.tolerances.map { tolerance in
                        let median = median(network, update, tolerance)
                        return TrainedMemory.Count(
                            tolerance: tolerance, median: median, quantile90: median, known: median.isBound ? 0 : 24,
                            starts: 24, never: never(network, median))
                    })
            }
        }
        return TrainingOutcome(experiment, memories)
    }
}
