import Foundation
import TestSupport
import Testing

/// Interrupted commands, and what they leave behind.
@Suite struct InterruptionTests {
    /// A folder with a report in `output`, and the program's arguments that make it again.
    private func reportedFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        for arguments in [["sweep", "--experiment", "small.yaml", "--journal", "output/journal"], ["report"]] {
            try #require(await Program().run(arguments, in: folder).code == 0)
        }
        return folder
    }

    /// Diagnostics go to a file in the folder, so that a test can wait for them.
    private static let saying = ["/bin/sh", "-c", "exec \"$0\" \"$@\" 2> said"]
    private static let sayingWithoutHangup = ["/bin/sh", "-c", "trap '' HUP; exec \"$0\" \"$@\" 2> said"]

    /// Locks the folder `output` as a process that writes to it does.
    private func lockedOutput(of folder: TemporaryFolder) throws -> FileHandle {
        let descriptor = open(folder.path(of: "output"), O_RDONLY | O_CLOEXEC)
        try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM, SIGHUP])
    func stoppedReportKeepsTheFormerOne(signal: Int32) async throws {
        let folder = try await reportedFolder()
        let before = try folder.tree("output")
        let lock = try lockedOutput(of: folder)
        let running = try Program().start(["report", "--theme", "paper"], in: folder, through: Self.saying)
        #expect(await running.send(signal, atLine: 2, of: "said", in: folder))
        let outcome = try await running.outcome()
        #expect(outcome.hasExited && outcome.code == 130)
        let said = try folder.text(of: "said").split(separator: "\n").dropFirst()
        #expect(said.first == "rnn-memory: output is being written by another process; waiting. Ctrl-C stops.")
        #expect(
            said.dropFirst() == [
                "rnn-memory: The report was not written; output is unchanged. Run the same command to write it."
            ])
        #expect(try folder.tree("output") == before)
        #expect(try folder.names == ["output", "said", "small.yaml"])
        try lock.close()
    }

    @Test(.timeLimit(.minutes(5)))
    func ignoredHangupStaysIgnored() async throws {
        let folder = try await reportedFolder()
        let lock = try lockedOutput(of: folder)
        let running = try Program().start(
            ["report", "--theme", "paper"], in: folder, through: Self.sayingWithoutHangup)
        #expect(await running.send(SIGHUP, atLine: 2, of: "said", in: folder))
        try lock.close()
        let outcome = try await running.outcome()
        #expect(outcome.hasExited && outcome.code == 0)
        #expect(try folder.text(of: "said").hasSuffix("rnn-memory: The report is output/report.html.\n"))
    }

    @Test(.timeLimit(.minutes(5)))
    func concurrentReportsLeaveOneOfThem() async throws {
        let folder = try await reportedFolder()
        let running = try ["paper", "web-dark"].map { theme in
            try Program().start(["report", "--theme", theme], in: folder)
        }
        for process in running { #expect(try await process.outcome().code == 0) }
        #expect(try await Program().run(["verify", "--output", "output"], in: folder).code == 0)
        #expect(try folder.names == ["output", "small.yaml"])
    }

    /// Writing a figure to a pipe without a reader is interrupted; the program has reported missing runs before.
    @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM, SIGHUP])
    func stoppedFigureIsReported(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 1), to: "small.yaml")
        let sweep = ["sweep", "--journal", "journal", "--experiment", "small.yaml", "--shard", "1/2"]
        try #require(await Program().run(sweep, in: folder).code == 0)
        mkfifo(folder.path(of: "a.svg"), 0o600)
        let running = try Program().start(
            ["figure", "heatmap-lstm", "--journal", "journal", "--output", "a.svg"], in: folder, through: Self.saying)
        #expect(await running.send(signal, atLine: 1, of: "said", in: folder))
        let outcome = try await running.outcome()
        #expect(outcome.hasExited && outcome.code == 130)
        let said = try folder.text(of: "said")
        #expect(said.hasSuffix("rnn-memory: a.svg was not written. Run the same command to write it.\n"))
    }
}
