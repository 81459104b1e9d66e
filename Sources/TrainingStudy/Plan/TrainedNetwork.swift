import Support
import Training

/// A network of an experiment: what is trained on what, in which run.
package struct TrainedNetwork: Sendable, Hashable {
    /// The recurrent cell.
    package let cell: TrainedCell
    /// The hidden size.
    package let hiddenSize: Int
    /// The task.
    package let task: ExperimentTask
    /// The number of the run, from 1.
    package let run: Int

    /// The name of its folder, such as `lstm-32-adding-steps-50-run-1`.
    package var name: String { "\(cell.slug)-\(hiddenSize)-\(task.slug)-run-\(run)" }

    /// The path of its folder below that of the experiment.
    package var folder: String { "trainings/\(name)" }

    /// The path of its weights after some updates, below the folder of the experiment.
    package func checkpoint(_ update: Int) -> String {
        "\(folder)/checkpoints/\(TrainingFolder.checkpointName(update))"
    }
}

extension TrainingExperiment {
    /// The networks in report order: by task, recurrent cell, hidden size and run.
    package var networks: [TrainedNetwork] {
        tasks.flatMap { task in
            cells.flatMap { cell in
                hiddenSizes.flatMap { size in
                    (1...max(runs, 1)).map { TrainedNetwork(cell: cell, hiddenSize: size, task: task, run: $0) }
                }
            }
        }
    }

    /// How a network is trained.
    ///
    /// - Throws: `Failure` that says what cannot be trained.
    package func program(for network: TrainedNetwork) throws(Failure) -> TrainingProgram {
        let plan = try TrainingPlan(
            cell: network.cell.cell, hiddenSizes: [network.hiddenSize], initialization: network.cell.initialization,
            task: network.task.task, settings: settings, seed: seed, run: network.run)
        return try TrainingProgram(plan: plan, checkpoints: measuredUpdates)
    }

    /// Checks everything that a file can get wrong beyond its single values.
    ///
    /// - Throws: `Failure` that names the problem.
    package func check() throws(Failure) {
        let count = [cells.count, hiddenSizes.count, tasks.count, runs].reduce(1) { product, factor in
            let (result, overflow) = product.multipliedReportingOverflow(by: factor)
            return overflow ? .max : result
        }
        guard count <= Self.mostNetworks else {
            throw Failure(
                .usage,
                """
                There are \(count.grouped) networks to train, but at most \(Self.mostNetworks.grouped) are allowed; name \
                fewer cells, hidden sizes, tasks or runs.
                """)
        }
        let networks = networks
        guard Set(tasks.map(\.task)).count == tasks.count, Set(networks.map(\.name)).count == networks.count else {
            throw Failure(.usage, "A task is named twice; name each task once.")
        }
        let measured = cells.count * hiddenSizes.count * measuredUpdates.count
        guard MeasuredGroup.networkCounts.contains(measured) else {
            throw Failure(
                .usage,
                """
                Each task and run has \(measured.grouped) checkpoints to measure, but at most \
                \(MeasuredGroup.networkCounts.upperBound.grouped) are allowed; name fewer checkpoints.
                """)
        }
        for network in networks where network.run == 1 { _ = try program(for: network) }
    }
}
