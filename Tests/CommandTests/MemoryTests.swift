import Foundation
import TestSupport
import Testing

/// How much memory sweeps and reports of many runs need.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "only Linux reports peak memory"))
struct MemoryTests {
    /// The number of runs that must be possible, and the memory limit in bytes.
    private static let (runs, limit) = (100_000, 500_000_000)

    /// Does a job of `runs` runs without failing and returns the program's peak memory.
    private typealias Job = (_ runs: Int) async throws -> Int

    /// Expects a job of many runs to fit within the limit, extrapolated from two smaller ones.
    ///
    /// - Parameter counts: The runs of the smaller jobs.
    private func expectToFit(_ counts: (Int, Int), _ job: Job) async throws {
        let (few, many) = (try await job(counts.0), try await job(counts.1))
        #expect(few > 1 << 20)
        let perRun = Double(many - few) / Double(counts.1 - counts.0)
        #expect(Double(few) + perRun * Double(Self.runs - counts.0) < Double(Self.limit))
    }

    private func peakMemory(_ arguments: [String], in folder: TemporaryFolder) async throws -> Int {
        let running = try Program().start(arguments + ["--quiet"], in: folder)
        let peak = await running.peakMemory()
        let outcome = try await running.outcome()
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
        return peak
    }

    @Test func manyShortRunsFitTheMemoryLimit() async throws {
        try await expectToFit((1_000, 9_000)) { runs in
            let folder = try TemporaryFolder()
            try folder.write(
                """
                name: short
                cells: [gru]
                inputSizes: [1]
                hiddenSizes: [1]
                runs: \(runs)
                steps: 20
                divergentSteps: 10

                """, to: "short.yaml")
            return try await peakMemory(["sweep", "--experiment", "short.yaml", "--journal", "journal"], in: folder)
        }
    }

    /// Runs that differ to the last step have the longest curves.
    @Test func manyRunsThatNeverConvergeFitTheMemoryLimit() async throws {
        let folder = try TemporaryFolder()
        func experiment(runs: Int) -> String {
            "name: long\ncells: [lstm]\ninputSizes: [1]\nhiddenSizes: [64]\nruns: \(runs)\n"
        }
        try folder.write(experiment(runs: 1), to: "one.yaml")
        _ = try await peakMemory(["sweep", "--experiment", "one.yaml", "--journal", "one"], in: folder)
        // Without checksums, the test can assemble lines itself.
        let lines = try folder.text(of: "one/runs.jsonl").unsealed.split(separator: "\n")
        try #require(lines.count == 2 && lines[1].contains("\"bitwise-state\":null"))
        let (before, after) = try #require(lines[1].halves(around: "\"run\":1,"))

        /// Writes a journal of one part whose lines differ only in the run number.
        func writeJournal(runs: Int) throws {
            try folder.write(experiment(runs: runs), to: "\(runs).yaml")
            var text = String(lines[0]).replacing("\"runs\":1,", with: "\"runs\":\(runs),") + "\n"
            for run in (1...runs).reversed() { text += "\(before)\"run\":\(run),\(after)\n" }
            try folder.write(text, to: "\(runs)/part-1.jsonl")
        }
        let counts = (2_000, 12_000)
        try writeJournal(runs: counts.0)
        try writeJournal(runs: counts.1)
        try await expectToFit(counts) { runs in
            try await peakMemory(["sweep", "--experiment", "\(runs).yaml", "--journal", "\(runs)"], in: folder)
        }
        try await expectToFit(counts) { runs in
            try await peakMemory(["report", "--journal", "\(runs)", "--output", "report-\(runs)"], in: folder)
        }
    }
}

extension Substring {
    /// The text before and after the first `separator`.
    fileprivate func halves(around separator: String) -> (Substring, Substring)? {
        firstRange(of: separator).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
    }
}
