import Foundation
import MemoryExperiment
import Support
import Synchronization

/// How many runs the journals of studies hold: counted again once a journal's folder has changed.
final class JournalCounts: Sendable {
    private struct Count {
        let stamp: FolderStamp
        let runs: Int
    }

    private struct State {
        var counts: [String: Count] = [:]
        /// The studies whose journals are to be counted.
        var wanted: Set<String> = []
    }

    private let state = Mutex(State())
    private let calls: AsyncStream<Study>
    private let call: AsyncStream<Study>.Continuation

    init() {
        (calls, call) = AsyncStream.makeStream()
    }

    /// How many of its runs the journal of a study holds, as it was counted last; nil where it was not counted yet.
    ///
    /// Where the journal has changed since, it will be counted again.
    func runs(of study: Study) -> Int? {
        guard let stamp = FolderStamp(of: study.journal) else { return 0 }
        // A sweep that has ended leaves one file; to read those of all studies would take long.
        if study.state == .finished, HeldFolder.Entry(at: "\(study.journal)/runs.jsonl") == .file {
            return study.experiment.runCount
        }
        let (count, isNew) = state.withLock { state in
            let count = state.counts[study.id]
            return (count, count?.stamp != stamp && state.wanted.insert(study.id).inserted)
        }
        if isNew { call.yield(study) }
        return count?.runs
    }

    /// Counts what is asked for until the task is cancelled.
    func run(on executor: WorkExecutor) async {
        for await study in calls { await count(study, on: executor) }
    }

    /// Counts the runs of a study now.
    ///
    /// - Complexity: O(n) in the number of runs.
    func count(_ study: Study, on executor: WorkExecutor) async {
        // What changes while it is read is counted again.
        let stamp = FolderStamp(of: study.journal)
        let runs = await Task(executorPreference: executor) { () -> Int in
            guard (try? study.requireOwnFolders()) != nil,
                let journal = try? Journal.read(study.journal, for: study.experiment)
            else { return 0 }
            return journal.results(for: study.experiment).count
        }.value
        state.withLock { state in
            state.wanted.remove(study.id)
            if let stamp { state.counts[study.id] = Count(stamp: stamp, runs: runs) }
        }
    }
}

/// Which folder stands at a path and when something was last put into it or taken out.
private struct FolderStamp: Equatable {
    private let number: UInt64
    private let time: Date

    /// The stamp of what is at a path; nil where nothing is.
    init?(of path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        time = attributes[.modificationDate] as? Date ?? .distantPast
    }
}
