import Recurrent
import Support

/// How a network is trained, whatever its task.
package struct TrainingSettings: Sendable, Hashable {
    /// The number of updates.
    package var updates = 2_000
    /// The number of sequences of an update.
    package var batch = 32
    /// The learning rate of the first update.
    package var learningRate = 1e-2
    /// The learning rate that the last update approaches on a straight line.
    package var finalLearningRate = 1e-3
    /// The largest Euclidean norm of a gradient.
    package var clippingNorm = 1.0
    /// The weight decay, which is multiplied by the learning rate and not by the gradient's moments.
    package var weightDecay = 0.0
    /// The format of states and gradients; the optimiser computes in float64.
    package var precision = Precision.float32

    /// The allowed numbers of updates.
    package static let updateCounts = 1...1_000_000
    /// The allowed numbers of sequences of an update.
    package static let batches = 1...4096

    /// The usual settings.
    package init() {}

    /// The learning rate of an update, from 0.
    package func learningRate(of update: Int) -> Double {
        learningRate + (finalLearningRate - learningRate) * (Double(update) / Double(updates))
    }

    /// Checks every number.
    ///
    /// - Throws: `Failure` that names the first one that is not allowed.
    package func check() throws(Failure) {
        try Self.check(updates, "number of updates", in: Self.updateCounts)
        try Self.check(batch, "number of sequences of an update", in: Self.batches)
        try Self.check(learningRate, "learning rate", in: 0...1000)
        try Self.check(finalLearningRate, "final learning rate", in: 0...1000)
        try Self.check(weightDecay, "weight decay", in: 0...1000)
        guard clippingNorm > 0, clippingNorm.isFinite else {
            throw Failure(
                .usage, "The clipping norm is \(clippingNorm.shortestDecimal); it must be a number greater than 0.")
        }
    }

    private static func check(_ value: Int, _ noun: String, in range: ClosedRange<Int>) throws(Failure) {
        guard range.contains(value) else {
            throw Failure(
                .usage,
                "The \(noun) is \(value.grouped); it must be \(range.lowerBound.grouped) to \(range.upperBound.grouped)."
            )
        }
    }

    private static func check(_ value: Double, _ noun: String, in range: ClosedRange<Double>) throws(Failure) {
        guard range.contains(value) else {
            throw Failure(
                .usage,
                "The \(noun) is \(value.shortestDecimal); it must be \(range.lowerBound.shortestDecimal) to "
                    + "\(range.upperBound.shortestDecimal).")
        }
    }
}
