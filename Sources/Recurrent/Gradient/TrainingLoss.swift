/// What training makes small.
package enum TrainingLoss: String, Sendable, Hashable, CaseIterable, Codable {
    /// The mean of (y − target)² over sequences, steps that count and outputs.
    case squaredError
    /// The mean of −ln p over sequences and steps that count, where p is the softmax of the right output.
    case crossEntropy
}

/// The terms of a loss, summed over some sequences.
package struct LossSum: Sendable, Hashable {
    /// The sum of the terms.
    package var value = 0.0
    /// Of cross-entropy, the number of terms in which the right output was the largest.
    package var hits = 0

    /// No terms.
    package init() {}

    /// The sum over the sequences of both.
    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.value += right.value
        sum.hits += right.hits
        return sum
    }
}
