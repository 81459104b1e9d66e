import Foundation
import MemoryExperiment
import TestSupport
import Testing

/// Other processes replace or move files of a journal between two looks of a compaction at its folder.
@Suite struct CompactionInterferenceTests {
    private let experiment = Experiment.sample

    /// What another process has done to `runs.jsonl` before it was killed, or before it went on.
    enum Step: CaseIterable, Sendable {
        /// It moved the file aside, to put its own in its place.
        case movesAside
        /// It moved the file aside, and its own is complete but has not the name yet.
        case movesAsideAndWrites
        /// It moved the file aside and put its own in its place.
        case replaces
        /// Its own has the name but also keeps the other.
        case links
    }

    private func take(_ step: Step, in folder: TemporaryFolder, _ number: Int) throws {
        func part(_ kind: Int) -> String {
            folder.path(of: "part-\(String(repeating: "0", count: 30))\(kind)\(number).jsonl")
        }
        let runs = folder.path(of: "runs.jsonl")
        let manager = FileManager.default
        switch step {
        case .movesAside: try manager.moveItem(atPath: runs, toPath: part(1))
        case .movesAsideAndWrites:
            try manager.copyItem(atPath: runs, toPath: part(2))
            try manager.moveItem(atPath: runs, toPath: part(1))
        case .replaces:
            try manager.copyItem(atPath: runs, toPath: part(2))
            try manager.moveItem(atPath: runs, toPath: part(1))
            try manager.moveItem(atPath: part(2), toPath: runs)
        case .links:
            try manager.copyItem(atPath: runs, toPath: part(2))
            try manager.moveItem(atPath: runs, toPath: part(1))
            try manager.linkItem(atPath: part(2), toPath: runs)
        }
    }

    /// Each step with the listings after which it is taken.
    ///
    /// An undisturbed compaction lists twice, and a step can be repeated only if `runs.jsonl` exists after it.
    static let cases: [(Step, [Int])] = Step.allCases.flatMap { step in
        let once = [[1], [2]]
        let repeated = step == .replaces || step == .links ? [[1, 2], [1, 3], [2, 3], [1, 2, 3]] : []
        return (once + repeated).map { (step, $0) }
    }

    /// The journal is complete at the beginning, so whatever files move about, it has to be complete at the end.
    @Test(arguments: cases)
    func completeJournalStaysComplete(step: Step, listings: [Int]) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        let bytes = try folder.text(of: "runs.jsonl")
        var (count, taken) = (0, 0)
        var failures: [any Error] = []
        _ = try Journal.compact(folder.path, for: experiment) {
            count += 1
            guard listings.contains(count) else { return }
            do {
                try take(step, in: folder, count)
                taken += 1
            } catch {
                failures.append(error)
            }
        }
        #expect(failures.isEmpty)
        #expect(taken == listings.count)
        #expect(try Journal.read(folder.path).isComplete(for: experiment))
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.text(of: "runs.jsonl") == bytes)
        #expect(try folder.names == ["runs.jsonl"])
    }
}
