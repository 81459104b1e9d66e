import Foundation
import TestSupport
import Testing

/// Recomputations that are interrupted.
@Suite struct RecomputationInterruptionTests {
    private static let recompute = ["reproduce", "--experiment", "long.yaml", "--recompute", "--threads", "1"]

    /// A folder with a short journal of a long experiment.
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.long(runs: 1), to: "long.yaml")
        let sweep = ["sweep", "--experiment", "long.yaml", "--quiet"]
        try #require(await Program().run(sweep, in: folder).code == 0)
        try folder.write(Experiments.long(runs: 24), to: "long.yaml")
        return folder
    }

    /// Sends a signal to a recomputation that has written its first run, and returns its outcome.
    private func stop(by signal: Int32, in folder: TemporaryFolder) async throws -> ProcessOutcome {
        let running = try Program().start(Self.recompute, in: folder)
        let isSent = await running.send(signal) {
            folder.names(in: "").filter { $0.hasPrefix(".output-long.rnn-memory-") }.contains { place in
                folder.names(in: place).contains { folder.lineCount(of: "\(place)/\($0)") >= 2 }
            }
        }
        #expect(isSent)
        return try await running.outcome()
    }

    @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM])
    func stoppedRecomputationKeepsTheOutput(signal: Int32) async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await stop(by: signal, in: folder)
        #expect(outcome.hasExited && outcome.code == 130)
        let last = try #require(outcome.diagnostics.split(separator: "\n").last)
        #expect(last.hasPrefix("rnn-memory: The recomputation of long was stopped after "))
        #expect(last.contains(" of 24 runs, which are not kept; output-long is unchanged. Start over with: "))
        #expect(last.hasSuffix(Self.recompute.joined(separator: " ")))
        #expect(try folder.tree() == before)
        #expect(folder.names(in: "") == ["long.yaml", "output-long"])
    }

    @Test(.timeLimit(.minutes(5)))
    func leftoversOfAKilledRecomputationAreRemoved() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree("output-long")
        let outcome = try await stop(by: SIGKILL, in: folder)
        #expect(!outcome.hasExited)
        #expect(try folder.tree("output-long") == before)
        #expect(folder.names(in: "").count == 3)
        let report = ["report", "--journal", "output-long/journal", "--output", "output-long"]
        #expect(try await Program().run(report, in: folder).code == 0)
        #expect(folder.names(in: "") == ["long.yaml", "output-long"])
    }
}
