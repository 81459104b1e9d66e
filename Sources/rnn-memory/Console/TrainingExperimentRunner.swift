import Analysis
import MemoryExperiment
import Support
import Training
import TrainingReport
import TrainingStudy

/// Runs a training experiment for the command: trains, measures and writes the report, with progress.
struct TrainingExperimentRunner {
    let options: TrainingExperimentOptions
    let threads: Int
    let quiet: QuietOption

    /// Runs an experiment.
    ///
    /// - Parameters:
    ///   - nameOrPath: The name of a preset or the path of a file.
    ///   - output: The folder.
    /// - Throws: `Failure` as reading, training, measuring and writing do; `Interruption` if the user stopped it.
    func run(_ nameOrPath: String, to output: String) async throws {
        let experiment = try TrainingExperiment.named(nameOrPath)
        guard !options.dryRun else { return try announce(experiment, output) }
        let templates = try TrainingTemplates(folder: options.reportOptions.templates.folder)
        let theme = try options.reportOptions.look.read()
        try TrainingReport.requireNoReport(in: output)
        let run = TrainingExperimentRun(experiment, in: output, threads: threads)
        let memories: [TrainedMemory]
        do {
            memories = try await measure(run, train(run))
        } catch  where error is CancellationError || (error as? Failure)?.kind == .interrupted {
            throw Interruption(
                message: """
                    The experiment was stopped; what is trained and measured is kept in \(output). Run the same command \
                    to continue.
                    """)
        }
        let report = TrainingReport(TrainingOutcome(experiment, memories))
        try await options.writing.writing(to: output, quiet: quiet) { options in
            try await report.write(to: output, templates: templates, theme: theme, options: options)
        }
        quiet.say("\(report.outcome.headline).")
        quiet.say("The report is \(output)/report.html.")
    }

    private func announce(_ experiment: TrainingExperiment, _ output: String) throws {
        let networks = experiment.networks.count
        try StandardOutput.write(
            """
            \(experiment.name): \(networks.counted("network")) would be trained into \(output) for \
            \(experiment.settings.updates.counted("update")) each.
            The memory of \((networks * experiment.measuredUpdates.count).counted("checkpoint")) would be measured from \
            \(experiment.starts.counted("start")) over \(experiment.horizon.counted("step")).

            """)
    }

    private func train(_ run: TrainingExperimentRun) async throws -> TrainedPoints {
        let experiment = run.experiment
        let networks = experiment.networks.count.counted("network")
        let beginning = "Training \(networks) for \(experiment.settings.updates.counted("update")) each."
        let work = { try await Interruption.cancelling { try await run.train() } }
        return try await quiet.showing({ run.progress.runs }, work, beginning: { _ in beginning })
    }

    private func measure(_ run: TrainingExperimentRun, _ points: TrainedPoints) async throws -> [TrainedMemory] {
        let groups = run.experiment.groups
        var memories: [TrainedMemory] = []
        for (index, group) in groups.enumerated() {
            let sweep = run.sweep(try run.analysis(of: group))
            let count = group.checkpoints.count.counted("checkpoint")
            let beginning = "Measuring \(count) of \(group.name), \(index + 1) of \(groups.count)."
            let work = { try await Interruption.cancelling { try await run.measure(group, by: sweep, points) } }
            memories += try await quiet.showing({ sweep.progress.runs }, work, beginning: { _ in beginning })
        }
        return memories
    }
}
