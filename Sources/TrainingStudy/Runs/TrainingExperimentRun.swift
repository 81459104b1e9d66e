import Analysis
import Checkpoints
import MemoryExperiment
import Support
import Training

/// Trains and measures every network of an experiment into a folder, from where an earlier run stopped.
///
/// The folder then holds `trainings/NAME/` with the weights of each network, and `analyses/NAME/journal/` with the
/// measurements of each task and run. Trainings and measurements depend only on the experiment, so any number of threads
/// and interruptions give the same files.
package struct TrainingExperimentRun: Sendable {
    /// The experiment.
    package let experiment: TrainingExperiment
    /// The path of the folder.
    package let folder: String
    /// The number of threads.
    package let threads: Int
    /// The progress of the trainings.
    package let progress = TrainingProgress()

    /// A run that has not begun.
    package init(_ experiment: TrainingExperiment, in folder: String, threads: Int) {
        self.experiment = experiment
        self.folder = folder
        self.threads = max(threads, 1)
    }

    /// Trains every network that is not trained completely.
    ///
    /// - Returns: The points of each network at the measured updates.
    /// - Throws: `Failure` if a folder cannot be used or a training diverges; `CancellationError` if the task was
    ///   cancelled, after the state of every training was written.
    package func train() async throws -> TrainedPoints {
        let networks = experiment.networks
        progress.begin(trainings: networks.count, updates: experiment.settings.updates)
        let share = max(1, threads / max(networks.count, 1))
        var waiting = Array(networks.enumerated())[...]
        var points: [TrainedNetwork: [TrainingPoint]] = [:]
        try await withThrowingTaskGroup(of: (TrainedNetwork, [TrainingPoint]).self) { group in
            func begin() {
                guard let (index, network) = waiting.popFirst() else { return }
                group.addTask {
                    try Task.checkCancellation()
                    return (network, try await train(network, threads: share) { progress.advance(index, to: $0) })
                }
            }
            for _ in 0..<threads { begin() }
            while let (network, found) = try await group.next() {
                points[network] = found
                begin()
            }
        }
        return TrainedPoints(points)
    }

    /// Trains one network to the end.
    private func train(
        _ network: TrainedNetwork, threads: Int, report: (Int) -> Void
    ) async throws -> [TrainingPoint] {
        let program = try experiment.program(for: network)
        let path = "\(folder)/\(network.folder)"
        func run() async throws -> [TrainingPoint] {
            let clock = ContinuousClock()
            var written = clock.now
            let state = try await program.run(into: path, threads: threads) {
                guard written.duration(to: clock.now) >= Self.stateInterval else { return false }
                written = clock.now
                return true
            } report: {
                report($0.update)
            }
            report(state.updates)
            return state.points
        }
        if !TrainingFolder.hasInput(path) { try TrainingFolder.removeState(path) }
        do {
            return try await run()
        } catch let failure as Failure {
            // Weights that are missing are trained again from the beginning, which gives the same ones.
            guard failure.kind == .missingInput else { throw Self.failure(failure, of: network) }
            try TrainingFolder.removeState(path)
            do {
                return try await run()
            } catch let failure as Failure {
                throw Self.failure(failure, of: network)
            }
        }
    }

    private static func failure(_ failure: Failure, of network: TrainedNetwork) -> Failure {
        Failure(failure.kind, "\(network.name): \(failure.message)")
    }

    /// The time between two states on disk: a kill loses no more.
    private static let stateInterval = Duration.seconds(2)
}

// MARK: - Measurements

extension TrainingExperimentRun {
    /// The analysis of a group of checkpoints, which must all be trained.
    ///
    /// - Throws: `Failure` if a file cannot be read.
    package func analysis(of group: MeasuredGroup) throws(Failure) -> AnalysisExperiment {
        try group.analysis(of: experiment, from: files)
    }

    /// The work on an analysis: its progress can be followed.
    package func sweep(_ analysis: AnalysisExperiment) -> AnalysisSweep {
        AnalysisSweep(analysis, from: files, threads: threads)
    }

    /// Measures what the journal of a group lacks.
    ///
    /// - Parameters:
    ///   - group: The group.
    ///   - sweep: The work on its analysis.
    ///   - points: The scores of the trainings.
    /// - Returns: The memory of each checkpoint in report order.
    /// - Throws: As `AnalysisSweep.run(journal:)` does.
    package func measure(
        _ group: MeasuredGroup, by sweep: AnalysisSweep, _ points: TrainedPoints
    ) async throws -> [TrainedMemory] {
        let journal = "\(folder)/\(group.journal)"
        _ = try await sweep.run(journal: journal)
        let analysis = sweep.experiment
        let results = analysis.results(of: try AnalysisJournal.read(journal, for: analysis).results(for: analysis))
        let found = Dictionary(results.map { ($0.file.file, $0) }) { first, _ in first }
        return group.checkpoints.compactMap { checkpoint in
            guard let result = found[checkpoint.network.checkpoint(checkpoint.update)],
                let point = points[checkpoint.network, checkpoint.update]
            else { return nil }
            return TrainedMemory(checkpoint, point, result)
        }
    }

    /// Trains and measures everything, without showing progress.
    package func outcome() async throws -> TrainingOutcome {
        let points = try await train()
        var memories: [TrainedMemory] = []
        for group in experiment.groups {
            memories += try await measure(group, by: sweep(analysis(of: group)), points)
        }
        return TrainingOutcome(experiment, memories)
    }

    /// Opens files by their paths below the folder, so that journals do not contain where it lies.
    private var files: AnalysisFiles {
        let folder = folder
        return AnalysisFiles { (path, _) throws(Failure) in try FileBytes(at: "\(folder)/\(path)") }
    }
}

/// Losses and scores of trained networks.
package struct TrainedPoints: Sendable {
    private let points: [TrainedNetwork: [Int: TrainingPoint]]

    init(_ points: [TrainedNetwork: [TrainingPoint]]) {
        self.points = points.mapValues { points in
            Dictionary(points.map { ($0.update, $0) }) { first, _ in first }
        }
    }

    /// The point of a network after some updates; nil if it was not tested then.
    subscript(_ network: TrainedNetwork, _ update: Int) -> TrainingPoint? { points[network]?[update] }
}
