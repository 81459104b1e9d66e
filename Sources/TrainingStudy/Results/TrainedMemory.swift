import Analysis
import Statistics
import Training

/// How well a network does its task after some updates, and how long it remembers.
package struct TrainedMemory: Sendable, Hashable {
    /// The network.
    package let network: TrainedNetwork
    /// The number of updates.
    package let update: Int
    /// The SHA-256 of the weights.
    package let digest: String
    /// The loss on test sequences.
    package let loss: Double
    /// R² or accuracy on test sequences.
    package let score: Double
    /// λ: the largest conditional Lyapunov exponent along the task's input, in nats per step; −∞ if differences vanish.
    package let exponent: Double
    /// Its standard error.
    package let exponentError: Double
    /// One count for each tolerance.
    package let counts: [Count]

    /// The shared steps until outputs stay within a tolerance, over the starts of a warm-up.
    package struct Count: Sendable, Hashable {
        /// The tolerance.
        package let tolerance: Tolerance
        /// The median over starts.
        package let median: StepQuantile
        /// The quantile of 90 %.
        package let quantile90: StepQuantile
        /// The number of starts whose count is known.
        package let known: Int
        /// The number of starts.
        package let starts: Int
        /// The share of starts that violate the tolerance in the last tenth of the horizon.
        package let never: Double

        /// A count from its parts.
        package init(
            tolerance: Tolerance, median: StepQuantile, quantile90: StepQuantile, known: Int, starts: Int, never: Double
        ) {
            self.tolerance = tolerance
            self.median = median
            self.quantile90 = quantile90
            self.known = known
            self.starts = starts
            self.never = never
        }

        /// Whether at least half of the starts still violate the tolerance at the end.
        package var isNever: Bool { never >= 0.5 }
    }

    /// A memory from its parts.
    package init(
        network: TrainedNetwork, update: Int, digest: String, loss: Double, score: Double, exponent: Double,
        exponentError: Double, counts: [Count]
    ) {
        self.network = network
        self.update = update
        self.digest = digest
        self.loss = loss
        self.score = score
        self.exponent = exponent
        self.exponentError = exponentError
        self.counts = counts
    }

    /// The count of a tolerance.
    package func count(to tolerance: Tolerance) -> Count? { counts.first { $0.tolerance == tolerance } }

    /// The score from which a network counts as having learnt its task.
    package static let learntScore = 0.99

    /// Whether the network has learnt its task.
    package var hasLearnt: Bool { score > Self.learntScore }
}

extension TrainedMemory {
    /// The memory of a checkpoint from its analysis.
    init(_ checkpoint: MeasuredGroup.Checkpoint, _ point: TrainingPoint, _ analyzed: AnalyzedResult) {
        let reading = analyzed.result.reading
        let settled = reading.summaries(of: .warmUp).filter { $0.measure == .settled }
        let results = reading.results(of: .warmUp)
        self.init(
            network: checkpoint.network, update: checkpoint.update, digest: analyzed.file.digest, loss: point.testLoss,
            score: point.score, exponent: reading.exponent.largest, exponentError: reading.exponent.standardError,
            counts: settled.enumerated().map { index, summary in
                Count(summary, results.map { $0.outcomes[index].settled })
            })
    }
}

extension TrainedMemory.Count {
    /// The count of a tolerance with the counts of its starts, by which unknown quantiles are bounded.
    fileprivate init(_ summary: ToleranceSummary, _ counts: [StepCount]) {
        let sorted = counts.map { Double($0.lowerBound) }.sorted()
        func quantile(_ known: Double?, _ fraction: Double) -> StepQuantile {
            if let known { return .known(known) }
            return .atLeast(sorted.isEmpty ? 0 : Quartiles.quantile(fraction, of: sorted))
        }
        self.init(
            tolerance: summary.tolerance, median: quantile(summary.median, 0.5),
            quantile90: quantile(summary.quantile90, 0.9), known: summary.known, starts: summary.starts,
            never: summary.never)
    }
}
