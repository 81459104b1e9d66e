import ArgumentParser
import MemoryExperiment
import Support

/// The options of every command that computes runs.
struct SweepOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The experiment: a preset or a file.",
            discussion: "Presets: \(Experiment.presets.map(\.name).joined(separator: ", ")).", valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment = Experiment.post.name

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    /// Sweeps `experiment` into `journal`, showing progress unless `quiet` is set.
    ///
    /// The forecast of time and memory is printed first.
    ///
    /// - Parameter isReported: Whether a report follows, which the forecast includes.
    /// - Returns: False if it was a dry run.
    /// - Throws: `Failure` as the sweep does, and of kind `usage` if the sweep needs too much memory or time;
    ///   `Interruption` if the user stopped it.
    func sweep(
        _ experiment: Experiment, into journal: String, shard: Shard? = nil, isReported: Bool = false,
        quiet: QuietOption
    ) async throws -> Bool {
        let sweep = Sweep(experiment, journal: journal, threads: threads.threads, shard: shard)
        return try await run(
            sweep, telling: SweepNarration(of: sweep), isReported: isReported, quiet: quiet, notice: { quiet.say($0) })
    }

    /// Computes the missing runs of a sweep, showing progress unless `quiet` is set.
    ///
    /// - Parameters:
    ///   - sweep: The sweep.
    ///   - sentences: The wording of its messages.
    ///   - isReported: Whether a report follows, which the forecast includes.
    ///   - quiet: Whether to print messages.
    ///   - notice: Called with notices about the journal's folder before runs are computed.
    ///   - preparing: Called before the first run, unless it is a dry run.
    /// - Returns: False if it was a dry run.
    /// - Throws: As `sweep` does, and what `preparing` throws.
    func run(
        _ sweep: Sweep, telling sentences: some SweepSentences, isReported: Bool, quiet: QuietOption,
        notice: @escaping @Sendable (String) -> Void = { _ in },
        preparing: @escaping @Sendable () throws(Failure) -> Void = {}
    ) async throws -> Bool {
        let plan = try await planned(sweep, sentences)
        let pace = SweepEstimate.measured(for: plan, threads: sweep.threads)
        var forecast = pace.forecast(of: plan, threads: sweep.threads)
        try pace.requireFeasible(forecast, of: sweep.experiment, threads: sweep.threads)
        if isReported { forecast = forecast.followed(by: pace.forecastOfReport(of: plan)) }
        if plan.runsMissing > 0 || isReported || dryRun.dryRun {
            let subject = sentences.subject(of: plan, isReported: isReported)
            guard try dryRun.announce(sentences.plan(plan), forecast, of: subject, quiet: quiet) else { return false }
        }
        let work = {
            try await Interruption.cancelling {
                try preparing()
                return try await sweep.run(plan, notice: notice)
            }
        }
        do {
            let compaction = try await quiet.showing(sweep.progress, work, beginning: sentences.beginning)
            if let end = sentences.end(sweep.progress.snapshot, compaction) { quiet.say(end) }
        } catch is CancellationError {
            let command = CommandLine.arguments.map(\.quotedForShell).joined(separator: " ")
            throw Interruption(message: sentences.interruption(sweep.progress.snapshot, command: command))
        }
        return true
    }

    private func planned(_ sweep: Sweep, _ sentences: some SweepSentences) async throws -> SweepPlan {
        do {
            return try await Interruption.cancelling { try await sweep.planned() }
        } catch is CancellationError {
            throw Interruption(message: sentences.earlyInterruption)
        }
    }
}

extension String {
    /// The word, quoted for a shell.
    fileprivate var quotedForShell: String {
        let plain = utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "_-./=:,+@%".utf8.contains(byte) || byte >= 0x80
        }
        guard !plain || isEmpty else { return self }
        return "'" + replacing("'", with: "'\\''") + "'"
    }
}
