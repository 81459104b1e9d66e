import Recurrent

/// How well a network does a task on sequences it has not been trained on.
package struct TaskScore: Sendable, Hashable {
    /// The loss.
    package let loss: Double
    /// What the loss says, between tasks: see `Kind`.
    package let value: Double
    /// The meaning of `value`.
    package let kind: Kind

    /// What a score says.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// R² = 1 − error / variance of the targets: 1 is perfect, 0 the mean of the targets.
        case determination
        /// The share of steps whose right class had the largest output.
        case accuracy

        /// The score of tasks with a loss.
        package init(_ loss: TrainingLoss) {
            switch loss {
            case .squaredError: self = .determination
            case .crossEntropy: self = .accuracy
            }
        }

        /// The name in a sentence.
        package var title: String {
            switch self {
            case .determination: "R²"
            case .accuracy: "accuracy"
            }
        }
    }

    /// A score from its parts.
    package init(loss: Double, value: Double, kind: Kind) {
        self.loss = loss
        self.value = value
        self.kind = kind
    }

    /// The score of a batch with the sum of its loss.
    package init(_ sum: LossSum, of batch: LabelledSequences) {
        loss = sum.value / Double(batch.lossTerms)
        switch batch.targets {
        case .values(let values):
            kind = .determination
            value = 1 - loss / Self.variance(values, of: batch)
        case .classes:
            kind = .accuracy
            value = Double(sum.hits) / Double(batch.lossTerms)
        }
    }

    /// The variance of the targets of the steps that count, all outputs together.
    private static func variance(_ values: [Double], of batch: LabelledSequences) -> Double {
        let size = batch.steps * batch.outputs
        let counted = batch.lossSteps.lowerBound * batch.outputs..<batch.lossSteps.upperBound * batch.outputs
        let targets = (0..<batch.sequences).flatMap {
            values[$0 * size + counted.lowerBound..<$0 * size + counted.upperBound]
        }
        let mean = targets.reduce(0, +) / Double(targets.count)
        return targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(targets.count)
    }
}
