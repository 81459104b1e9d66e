import Recurrent
import Support

/// Trains a network, update by update; the results do not depend on the number of threads.
///
///     let trainer = Trainer(plan)
///     while trainer.state.updates < plan.settings.updates { try await trainer.update() }
///     let weights = trainer.weights
package final class Trainer {
    /// What is trained.
    package let plan: TrainingPlan
    /// Where the training stands.
    package private(set) var state: TrainingState
    private let sequences: TaskSequences
    private let groups: [GradientGroup]
    /// The numbers of the groups that each thread computes.
    private let shares: [Range<Int>]
    /// Computes the test, whose windows leave no states to the training's.
    private let tester: GradientGroup
    private let test: LabelledSequences
    private var gradient: [Double]

    /// A training from a state on.
    ///
    /// - Parameters:
    ///   - plan: What is trained.
    ///   - state: The state to go on from; nil for the beginning.
    ///   - threads: The number of threads, of which at most one per 16 sequences of a batch has work.
    /// - Precondition: The state is one of this plan.
    package init(_ plan: TrainingPlan, state: TrainingState? = nil, threads: Int = 1) {
        self.plan = plan
        self.state = state ?? TrainingState(of: plan)
        sequences = TaskSequences(of: plan.task, run: plan.run, seed: plan.seed)
        let count = GradientGroup.count(sequences: plan.settings.batch)
        test = sequences.testBatch(sequences: plan.task.usualTestSequences)
        func group(_ steps: Int) -> GradientGroup {
            GradientGroup(plan.configuration, steps: steps, precision: plan.settings.precision)
        }
        groups = (0..<count).map { _ in group(plan.task.windowSteps) }
        tester = group(test.steps)
        let used = max(1, min(threads, count))
        shares = (0..<used).map { $0 * count / used..<($0 + 1) * count / used }
        gradient = Array(repeating: 0, count: self.state.parameters.count)
        for (group, states) in zip(groups, self.state.windowStates) { group.restore(states) }
    }

    /// The weights after the updates made so far.
    package var weights: TrainableWeights {
        TrainableWeights(state.parameters, configuration: plan.configuration)
    }

    /// Makes one update.
    ///
    /// - Throws: `Failure` if the loss is not finite.
    package func update() async throws(Failure) {
        let number = state.updates
        let settings = plan.settings
        let batch = sequences.batch(update: number, sequences: settings.batch)
        let carriesState = sequences.continues(update: number, sequences: settings.batch)
        let (groups, parameters) = (groups, state.parameters)
        let compute: @Sendable (Range<Int>) -> [LossSum] = { share in
            share.map { index in
                groups[index].place(parameters)
                return groups[index].evaluate(batch, group: index, carriesState: carriesState, wantsGradient: true)
            }
        }
        // Sums over groups are taken in their order, so they do not depend on how the groups were shared.
        let losses = shares.count == 1 ? compute(shares[0]) : await shares.concurrentMap(compute).flatMap(\.self)
        let loss = losses.reduce(LossSum(), +).value / Double(batch.lossTerms)
        for index in gradient.indices { gradient[index] = 0 }
        for group in groups { group.addGradient(to: &gradient) }
        guard loss.isFinite, gradient.allSatisfy(\.isFinite) else {
            throw Failure(
                .data,
                "The loss of update \((number + 1).grouped) is not finite: the training has diverged. Use a smaller "
                    + "learning rate or clipping norm.")
        }
        state.move(against: gradient, settings)
        state.lossSum += loss
    }

    /// The state, with those of the last windows if the next one begins with them.
    package var resumableState: TrainingState {
        var state = state
        let isContinued =
            state.updates < plan.settings.updates
            && sequences.continues(update: state.updates, sequences: plan.settings.batch)
        state.windowStates = isContinued ? groups.map(\.states) : []
        return state
    }

    /// Scores the network on test sequences and adds the point to the state.
    ///
    /// - Throws: `Failure` if the loss is not finite.
    @discardableResult
    package func takePoint() throws(Failure) -> TrainingPoint {
        let score = score
        guard score.loss.isFinite else {
            throw Failure(
                .data,
                "The test loss after \(state.updates.counted("update")) is not finite: the training has diverged. Use a "
                    + "smaller learning rate.")
        }
        let updates = state.updates - (state.points.last?.update ?? 0)
        let point = TrainingPoint(
            update: state.updates, trainingLoss: updates > 0 ? state.lossSum / Double(updates) : nil,
            testLoss: score.loss, score: score.value)
        state.points.append(point)
        state.lossSum = 0
        return point
    }

    /// What the scores of the task mean.
    package var scoreKind: TaskScore.Kind { TaskScore.Kind(plan.task.loss) }

    /// The score on test sequences.
    package var score: TaskScore {
        tester.place(state.parameters)
        let sum = (0..<GradientGroup.count(sequences: test.sequences)).reduce(LossSum()) { sum, group in
            sum + tester.evaluate(test, group: group, carriesState: false, wantsGradient: false)
        }
        return TaskScore(sum, of: test)
    }
}
