import Foundation
import MemoryExperiment
import Support
import Synchronization

/// The numbers of runs in the journals of studies; counts again after a journal's folder has changed.
final class JournalCounts: Sendable {
    private struct Count {
        let stamp: FolderStamp
        let runs: Int
    }

    private struct State {
        var counts: [String: Count] = [:]
        /// The studies whose journals are queued for counting.
        var wanted: Set<String> = []
    }

    private let state = Mutex(State())
    private let calls: AsyncStream<Study>
    private let call: AsyncStream<Study>.Continuation

    init() {
        (calls, call) = AsyncStream.makeStream()
    }

    /// The last count of a study's runs in its journal; nil before the first count, and for studies without runs.
    ///
    /// If the journal has changed since, this queues another count.
    func runs(of study: Study) -> Int? {
        guard let experiment = study.experiment else { return nil }
        guard let stamp = FolderStamp(of: study.journal) else { return 0 }
        // A finished sweep leaves one file; reading the files of all studies would take long.
        if study.state == .finished, HeldFolder.Entry(at: "\(study.journal)/runs.jsonl") == .file {
            return experiment.runCount
        }
        let (count, isNew) = state.withLock { state in
            let count = state.counts[study.id]
            return (count, count?.stamp != stamp && state.wanted.insert(study.id).inserted)
        }
        if isNew { call.yield(study) }
        return count?.runs
    }

    /// Counts queued journals until the task is cancelled.
    func run(on executor: WorkExecutor) async {
        for await study in calls { await count(study, on: executor) }
    }

    /// Counts the runs of a study immediately.
    ///
    /// - Complexity: O(n) in the number of runs.
    func count(_ study: Study, on executor: WorkExecutor) async {
        guard let experiment = study.experiment else { return }
        // The stamp is taken before reading, so a change during the count triggers another.
        let stamp = FolderStamp(of: study.journal)
        let runs = await Task(executorPreference: executor) { () -> Int in
            guard (try? study.requireOwnFolders()) != nil,
                let journal = try? Journal.read(study.journal, for: experiment)
            else { return 0 }
            return journal.results(for: experiment).count
        }.value
        state.withLock { state in
            state.wanted.remove(study.id)
            if let stamp { state.counts[study.id] = Count(stamp: stamp, runs: runs) }
        }
    }
}

/// The identity and the modification time of the folder at a path.
private struct FolderStamp: Equatable {
    private let number: UInt64
    private let time: Date

    /// The stamp of the folder at a path; nil if there is none.
    init?(of path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        time = attributes[.modificationDate] as? Date ?? .distantPast
    }
}
