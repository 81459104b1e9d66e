import Analysis
import ArgumentParser
import MemoryExperiment
import Recurrent
import Report
import Support

/// `rnn-memory verify`: checks a journal by recomputing runs, and a report by its manifest.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recomputes runs of a journal and compares every number.",
        usage: "rnn-memory verify [<options>]\nrnn-memory verify <subcommand>",
        discussion: """
            The scalar reference, which follows the equations, recomputes a sample of runs spread over the journal. \
            Outcomes, divergence curves and the hashes of the final states must be identical. With --output, the \
            command also compares every file of a report with the SHA-256 in its manifest.

            EXAMPLES
              rnn-memory verify --output output
              rnn-memory verify --all --backend lanes
              rnn-memory verify functions
            """,
        subcommands: [VerifyFunctionsCommand.self])

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.", discussion: "Default: journal in the output folder.", valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder of a report to compare with its manifest, file by file.", valueName: "dir"),
        completion: .directory)
    var output: String?

    private static let sampleSize = 24

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The largest number of runs to recompute (default: \(Self.sampleSize)).",
            discussion: "Fewer if that would take more than about a minute."))
    var runs: Int?

    @Flag(help: "Recompute every run.")
    var all = false

    @Option(help: "The implementation to use: the scalar reference or the SIMD lanes.")
    var backend = BackendName.reference

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard runs == nil || !all else {
            throw ValidationError("--runs is not allowed with --all, which recomputes every run. Remove one of them.")
        }
        if let runs, runs < 1 { throw ValidationError("--runs \(runs) is not allowed: it must be at least 1.") }
    }

    func run() async throws {
        let stopped = "The verification was stopped; nothing has changed."
        let folder = journal ?? Journal.folder(inOutput: output ?? Experiment.post.defaultOutput)
        if try ExperimentKind(ofJournal: folder) == .analysis {
            try await verifyAnalysis(folder, stopped: stopped)
            return try await verifyFiles(stopped: stopped)
        }
        let journal = try await Interruption.ending(saying: stopped) { try Journal.read(folder) }
        let verification = JournalVerification(
            journal, sampleSize: all ? nil : runs ?? Self.sampleSize, backend: backend.backend,
            threads: threads.threads)
        guard verification.runCount > 0 else {
            throw Failure(.data, "The journal in \(journal.directory) holds no runs yet: there is nothing to verify.")
        }
        let what = "\(verification.runCount.grouped) of \(journal.results.count.counted("run")) of \(journal.directory)"
        let forecast = verification.forecast(verification.measuredPace())
        guard
            try dryRun.announce(
                "\(what) would be recomputed.", forecast, of: "The verification", quiet: quiet)
        else {
            return
        }
        let differences: [RunDifference]
        do {
            differences = try await quiet.showing(
                verification.progress, { try await Interruption.cancelling { try await verification.run() } },
                beginning: { _ in "Recomputing \(what)." })
        } catch is CancellationError {
            throw Interruption(message: stopped)
        }
        if let first = differences.first {
            throw Failure(
                .data,
                """
                \(differences.count.grouped) of \(verification.runCount.counted("run")) of \(journal.directory) differ from \
                their recomputation. The first is \(first.key.shortName): \(first.description).
                """)
        }
        try report("\(what): every number, curve and final state is the same.")
        try await verifyFiles(stopped: stopped)
    }

    private func verifyFiles(stopped: String) async throws {
        guard let output else { return }
        let count = try await Interruption.ending(saying: stopped) { try Report.verifyFiles(of: output) }
        try report("\(count.counted("file")) of \(output): every SHA-256 matches the manifest.")
    }

    /// Measures networks of an analysis once more and compares every number with the journal.
    private func verifyAnalysis(_ folder: String, stopped: String) async throws {
        let journal = try await Interruption.ending(saying: stopped) { try AnalysisJournal.read(folder) }
        let verification = AnalysisVerification(
            journal, sampleSize: all ? nil : runs ?? Self.sampleSize, threads: threads.threads)
        guard verification.runCount > 0 else {
            throw Failure(.data, "The journal in \(folder) holds no runs yet: there is nothing to verify.")
        }
        let what = "\(verification.runCount.grouped) of \(journal.results.count.counted("run")) of \(folder)"
        if dryRun.dryRun { return try StandardOutput.write("\(what) would be recomputed.\n") }
        let differing: [AnalysisRecord]
        do {
            differing = try await quiet.showing(
                { verification.progress.runs }, { try await Interruption.cancelling { try await verification.run() } },
                beginning: { _ in "Recomputing \(what)." })
        } catch is CancellationError {
            throw Interruption(message: stopped)
        }
        if let first = differing.first {
            throw Failure(
                .data,
                """
                \(differing.count.grouped) of \(verification.runCount.counted("run")) of \(folder) differ from their \
                recomputation. The first is \(first.shortName).
                """)
        }
        try report("\(what): every number and curve is the same.")
    }

    private func report(_ finding: String) throws(Failure) {
        if !quiet.quiet { try StandardOutput.write(finding.visible + "\n") }
    }
}

/// The implementations of a network by their names on the command line.
enum BackendName: String, CaseIterable, ExpressibleByArgument {
    case reference, lanes

    var backend: PairNetwork.Backend {
        switch self {
        case .reference: .reference
        case .lanes: .lanes
        }
    }
}
