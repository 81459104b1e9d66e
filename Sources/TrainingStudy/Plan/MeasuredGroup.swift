import Analysis
import Checkpoints
import Support

/// All checkpoints of a task and run, which are measured on the same input.
package struct MeasuredGroup: Sendable {
    /// The name, such as `adding-steps-50-run-1`.
    package let name: String
    /// The path of the input below the folder of the experiment.
    let input: String
    /// The checkpoints in report order.
    package let checkpoints: [Checkpoint]

    /// A network after some updates.
    package struct Checkpoint: Sendable, Hashable {
        /// The network.
        package let network: TrainedNetwork
        /// The number of updates.
        package let update: Int
    }

    /// The accepted numbers of checkpoints.
    static let networkCounts = AnalysisDraft.networkCounts

    /// The path of the journal below the folder of the experiment.
    package var journal: String { "analyses/\(name)/journal" }

    /// The analysis of all checkpoints, whose paths are relative to the folder of the experiment.
    ///
    /// - Parameters:
    ///   - experiment: The experiment.
    ///   - files: Opens the files.
    /// - Throws: `Failure` if a file cannot be read.
    func analysis(
        of experiment: TrainingExperiment, from files: AnalysisFiles
    ) throws(Failure) -> AnalysisExperiment {
        let draft = AnalysisDraft(
            name: name, networks: checkpoints.map { AnalysisDraft.Network(file: $0.network.checkpoint($0.update)) },
            inputs: [AnalysisDraft.Input(path: input)],
            settings: AnalysisSettings(
                tolerances: experiment.tolerances, starts: experiment.starts, horizon: experiment.horizon,
                seed: experiment.seed),
            reading: AnalysisExperiment.Reading(head: OutputHead.none))
        return try draft.experiment(from: files)
    }
}

extension TrainingExperiment {
    /// The groups of checkpoints that share their input.
    package var groups: [MeasuredGroup] {
        let (networks, updates) = (networks, measuredUpdates)
        return tasks.flatMap { task in
            (1...max(runs, 1)).compactMap { run in
                let members = networks.filter { $0.task == task && $0.run == run }
                guard let first = members.first else { return nil }
                return MeasuredGroup(
                    name: "\(task.slug)-run-\(run)", input: "\(first.folder)/input.npy",
                    checkpoints: members.flatMap { network in
                        updates.map { MeasuredGroup.Checkpoint(network: network, update: $0) }
                    })
            }
        }
    }
}
