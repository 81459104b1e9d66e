import ArgumentParser
import MemoryExperiment

/// What every command that computes runs is told.
struct SweepOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The experiment: the name of a preset or the path of a file.",
            discussion: "Presets: \(Experiment.presets.map(\.name).joined(separator: ", ")).", valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment = Experiment.post.name

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    /// Sweeps `experiment` into `journal`, showing progress unless the program is to be quiet.
    ///
    /// What it is expected to need is said before it begins.
    ///
    /// - Parameter isReported: Whether a report follows, which is part of what is expected.
    /// - Returns: False where it was a dry run.
    /// - Throws: `Failure` as the sweep does, and of kind `usage` where it would not fit the machine or not end;
    ///   `Interruption` where the user stopped it.
    func sweep(
        _ experiment: Experiment, into journal: String, shard: Shard? = nil, isReported: Bool = false,
        quiet: QuietOption
    ) async throws -> Bool {
        let sweep = Sweep(experiment, journal: journal, threads: threads.threads, shard: shard)
        let narration = SweepNarration(of: sweep)
        let plan = try await planned(sweep, narration)
        let pace = SweepEstimate.measured(for: plan, threads: sweep.threads)
        var forecast = pace.forecast(of: plan, threads: sweep.threads)
        try pace.requireFeasible(forecast, of: experiment, threads: sweep.threads)
        if isReported { forecast = forecast.followed(by: pace.forecastOfReport(of: plan)) }
        if plan.runsMissing > 0 || isReported || dryRun.dryRun {
            let work = !isReported ? "The sweep" : plan.runsMissing > 0 ? "The sweep and its report" : "The report"
            guard try dryRun.announce(narration.plan(plan), forecast, of: work, quiet: quiet) else { return false }
        }
        let work = { try await Interruption.cancelling { try await sweep.run(plan) { quiet.say($0) } } }
        do {
            let compaction = try await quiet.showing(sweep.progress, work, beginning: narration.beginning)
            quiet.say(narration.end(sweep.progress.snapshot, compaction))
        } catch is CancellationError {
            let command = CommandLine.arguments.map(\.quotedForShell).joined(separator: " ")
            throw Interruption(message: narration.interruption(sweep.progress.snapshot, command: command))
        }
        return true
    }

    private func planned(_ sweep: Sweep, _ narration: SweepNarration) async throws -> SweepPlan {
        do {
            return try await Interruption.cancelling { try await sweep.planned() }
        } catch is CancellationError {
            throw Interruption(message: narration.earlyInterruption)
        }
    }
}

extension String {
    /// The word as a shell reads it back.
    fileprivate var quotedForShell: String {
        let plain = utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "_-./=:,+@%".utf8.contains(byte) || byte >= 0x80
        }
        guard !plain || isEmpty else { return self }
        return "'" + replacing("'", with: "'\\''") + "'"
    }
}
