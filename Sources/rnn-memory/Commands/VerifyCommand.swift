import ArgumentParser
import MemoryExperiment
import Recurrent
import Report
import Support

/// `rnn-memory verify`: whether a journal and a report are what they say they are.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Computes runs of a journal again and compares every number.",
        discussion: """
            A sample of the runs, spread over the journal, is computed again by the scalar reference, which reads like \
            the equations; outcomes, divergence curves and the hashes of the final states have to be the same. With \
            --output, every file of a report is compared with the SHA-256 in its manifest too.

            EXAMPLES
              rnn-memory verify --output output
              rnn-memory verify --all --backend lanes
              rnn-memory verify functions
            """,
        subcommands: [VerifyFunctionsCommand.self])

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder of the journal.", discussion: "The default is journal in the output folder.",
            valueName: "dir"),
        completion: .directory)
    var journal: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Compare the files of this report with its manifest too.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many runs to compute again at most.",
            discussion: "Fewer are where they would take longer than a minute or so."))
    var runs = 24

    @Flag(help: "Compute every run again.")
    var all = false

    @Option(help: "How to compute them: by the scalar reference or by the SIMD kernel.")
    var backend = BackendName.reference

    @OptionGroup var threads: ThreadsOption

    @OptionGroup var dryRun: DryRunOption

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs \(runs) is not allowed: it has to be at least 1.") }
    }

    func run() async throws {
        let stopped = "The verification was stopped; it changes nothing."
        let folder = journal ?? Journal.folder(inOutput: output ?? Experiment.post.defaultOutput)
        let journal = try await Interruption.ending(saying: stopped) { try Journal.read(folder) }
        let verification = JournalVerification(
            journal, sampleSize: all ? nil : runs, backend: backend.backend, threads: threads.threads)
        guard verification.runCount > 0 else {
            throw Failure(.data, "The journal in \(journal.directory) holds no runs yet: there is nothing to verify.")
        }
        let what = "\(verification.runCount.grouped) of \(journal.results.count.counted("run")) of \(journal.directory)"
        let forecast = verification.forecast(verification.measuredPace())
        guard
            try dryRun.announce(
                "\(what) \(verification.runCount == 1 ? "is" : "are") computed again.", forecast,
                of: "The verification", quiet: quiet)
        else {
            return
        }
        let differences: [RunDifference]
        do {
            differences = try await quiet.showing(
                verification.progress, { try await Interruption.cancelling { try await verification.run() } },
                beginning: { _ in "Computing \(what) again." })
        } catch is CancellationError {
            throw Interruption(message: stopped)
        }
        if let first = differences.first {
            throw Failure(
                .data,
                """
                \(differences.count.grouped) of \(verification.runCount.counted("run")) of \(journal.directory) differ from \
                what computing them again gives. The first is \(first.key.shortName): \(first.description).
                """)
        }
        try report("\(what): every number, curve and final state is the same.")
        if let output {
            let count = try await Interruption.ending(saying: stopped) { try Report.verifyFiles(of: output) }
            try report("\(count.counted("file")) of \(output): as its manifest says.")
        }
    }

    private func report(_ finding: String) throws(Failure) {
        if !quiet.quiet { try StandardOutput.write(finding.visible + "\n") }
    }
}

/// The ways to compute a network by the names that the command line gives them.
enum BackendName: String, CaseIterable, ExpressibleByArgument {
    case reference, lanes

    var backend: PairNetwork.Backend {
        switch self {
        case .reference: .reference
        case .lanes: .lanes
        }
    }
}
