import Recurrent

/// A point on the way of a training.
package struct TrainingPoint: Sendable, Hashable {
    /// The number of updates before it.
    package let update: Int
    /// The mean loss of the updates since the last point; nil at the first.
    package let trainingLoss: Double?
    /// The loss on test sequences.
    package let testLoss: Double
    /// R² or accuracy on test sequences, see `TaskScore`.
    package let score: Double

    /// A point from its numbers.
    package init(update: Int, trainingLoss: Double?, testLoss: Double, score: Double) {
        self.update = update
        self.trainingLoss = trainingLoss
        self.testLoss = testLoss
        self.score = score
    }
}

/// Everything that a training needs to go on: the same updates follow from the same state.
package struct TrainingState: Sendable, Hashable {
    /// The number of updates made.
    package var updates = 0
    /// All parameters, in the order of the configuration's `parameters`.
    package var parameters: [Double]
    /// The optimiser.
    package var optimizer: AdamOptimizer
    /// The states that each group's last window left, see `GradientGroup.states`; empty if the next window needs none.
    package var windowStates: [[Double]] = []
    /// The losses of the updates since the last point, added.
    package var lossSum = 0.0
    /// The points so far.
    package var points: [TrainingPoint] = []

    /// The state before the first update.
    package init(of plan: TrainingPlan) {
        parameters = plan.initialWeights.parameters
        optimizer = AdamOptimizer(parameters: parameters.count)
    }

    /// A state from its numbers.
    init(
        updates: Int, parameters: [Double], optimizer: AdamOptimizer, windowStates: [[Double]], lossSum: Double,
        points: [TrainingPoint]
    ) {
        self.updates = updates
        self.parameters = parameters
        self.optimizer = optimizer
        self.windowStates = windowStates
        self.lossSum = lossSum
        self.points = points
    }

    /// Makes an update with a gradient.
    mutating func move(against gradient: [Double], _ settings: TrainingSettings) {
        optimizer.update(
            &parameters, gradient: gradient,
            scale: AdamOptimizer.clippingScale(gradient, norm: settings.clippingNorm),
            learningRate: settings.learningRate(of: updates), weightDecay: settings.weightDecay)
        updates += 1
    }
}
