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

    /// Sweeps `experiment` into `journal`, showing progress unless the program is to be quiet.
    ///
    /// - Throws: `Failure` as the sweep does, `Interruption` where the user stopped it.
    func sweep(_ experiment: Experiment, into journal: String, shard: Shard? = nil, quiet: QuietOption) async throws {
        let sweep = Sweep(experiment, journal: journal, threads: threads.threads, shard: shard)
        let narration = SweepNarration(of: sweep)
        let work = { try await Interruption.cancelling { try await sweep.run { quiet.say($0) } } }
        do {
            let compaction = try await quiet.showing(sweep.progress, work, beginning: narration.beginning)
            quiet.say(narration.end(sweep.progress.snapshot, compaction))
        } catch is CancellationError {
            let command = CommandLine.arguments.map(\.quotedForShell).joined(separator: " ")
            throw Interruption(message: narration.interruption(sweep.progress.snapshot, command: command))
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
