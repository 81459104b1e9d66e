import Checkpoints
import Recurrent
import Support

/// Trains a network into a folder, from where an earlier training of the same plan stopped.
package struct TrainingProgram: Sendable {
    /// What is trained.
    package let plan: TrainingPlan
    /// The updates after which the weights are kept, in order.
    package let checkpoints: [Int]
    /// The number of updates between two points, at which the network is tested.
    package let pointInterval: Int

    /// A training whose weights are kept after some updates, and at the end.
    ///
    /// - Parameters:
    ///   - plan: What is trained.
    ///   - checkpoints: The updates; nil for 0, 25, 50, 100, … by doubling.
    ///   - pointInterval: The number of updates between two points.
    /// - Throws: `Failure` if a number is not allowed, or PyTorch has no such network.
    package init(plan: TrainingPlan, checkpoints: [Int]? = nil, pointInterval: Int = 25) throws(Failure) {
        try PyTorchTensors.check(plan.configuration.network)
        let last = plan.settings.updates
        guard pointInterval >= 1 else {
            throw Failure(
                .usage, "The number of updates between two tests is \(pointInterval.grouped); it must be at least 1.")
        }
        if let wrong = checkpoints?.first(where: { !(0...last).contains($0) }) {
            throw Failure(.usage, "There is no checkpoint after update \(wrong.grouped) of \(last.grouped).")
        }
        self.plan = plan
        self.checkpoints = Set((checkpoints ?? Self.doubling(to: last)) + [last]).sorted()
        self.pointInterval = pointInterval
    }

    private static func doubling(to last: Int) -> [Int] {
        [0] + sequence(first: 25) { $0 * 2 }.prefix { $0 < last }
    }

    /// Trains to the end.
    ///
    /// Weights are written at the checkpoints, losses and the state to go on from at points, the latter whenever
    /// `isStateDue` says so.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - threads: The number of threads; the results do not depend on it.
    ///   - isStateDue: Whether enough time has passed since the state was last written.
    ///   - report: Called with every point.
    /// - Returns: The state at the end.
    /// - Throws: `Failure` if the folder cannot be used, or the training diverges; `CancellationError` if it is
    ///   cancelled, after the state was written.
    @discardableResult
    package func run(
        into path: String, threads: Int, isStateDue: () -> Bool, report: (TrainingPoint) -> Void
    ) async throws -> TrainingState {
        let folder = try TrainingFolder(path, plan: plan)
        let found = try folder.readState()
        let trainer = Trainer(plan, state: found, threads: threads)
        if found == nil { try folder.writeInput() }
        let pending = checkpoints.filter { $0 > found?.updates ?? -1 }
        try folder.requireCheckpoints(checkpoints.dropLast(pending.count))
        while true {
            let updates = trainer.state.updates
            let isCheckpoint = pending.contains(updates)
            let isLast = updates == plan.settings.updates
            if isCheckpoint || updates.isMultiple(of: pointInterval), !trainer.state.points.contains(at: updates) {
                report(try trainer.takePoint())
            }
            if isCheckpoint, let point = trainer.state.points.last {
                try folder.write(trainer.weights, point: point)
            }
            let isCancelled = Task.isCancelled
            if isCheckpoint || isLast || isCancelled || isStateDue() {
                try folder.write(trainer.state.points, kind: trainer.scoreKind)
                try folder.write(trainer.resumableState)
            }
            if isLast { return trainer.state }
            if isCancelled { throw CancellationError() }
            try await trainer.update()
        }
    }
}

extension [TrainingPoint] {
    /// Whether there is a point after some updates.
    fileprivate func contains(at update: Int) -> Bool { last.map { $0.update >= update } ?? false }
}
