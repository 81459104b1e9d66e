import Foundation

/// What came of an attempt to compact a journal.
public enum Compaction: Sendable, Hashable, CustomStringConvertible {
    /// The folder holds exactly `runs.jsonl`.
    case done
    /// Runs of the plan are missing, that many; nothing was changed.
    case incomplete(missing: Int)
    /// Another process reads or writes the journal; nothing was changed.
    case busy

    /// What came of it, as a sentence.
    public var description: String {
        switch self {
        case .done: "The journal is compacted."
        case .incomplete(let missing): "The journal is not compacted: \(missing) runs of the plan are missing."
        case .busy:
            "The journal is not compacted: another process is at work in its folder. Any later sweep compacts it."
        }
    }
}

extension Journal {
    /// Joins the files of a journal that holds the whole plan of `experiment` into `runs.jsonl`.
    ///
    /// The file has the header of `experiment` and its runs in plan order. Runs outside the plan follow in the order of
    /// variant, cell, layers, input size, hidden size and run, so that no work is lost. It is written aside, synced and
    /// renamed before anything is removed: at every moment the folder holds the whole journal. Its bytes depend on
    /// nothing but the experiment and which runs are there.
    ///
    /// - Throws: `Failure` as `read` does, and of kind `inputOutput` where writing fails.
    /// - Complexity: O(n log n) in the number of runs.
    public static func compact(_ directory: String, for experiment: Experiment) throws(Failure) -> Compaction {
        let folder = try JournalFolder(reading: directory)
        guard try folder.take(.exclusiveAtOnce) else { return .busy }
        let journal = try read(folder, for: experiment) ?? Journal(directory: directory, experiment: experiment)
        guard journal.isComplete(for: experiment) else {
            return .incomplete(missing: journal.missing(for: experiment).count)
        }
        let ordered = journal.compactedOrder()
        if try !journal.isCompacted(as: ordered, in: folder) { try journal.write(ordered, in: folder) }
        return .done
    }

    /// Joins the files of a journal as `compact(_:for:)` does, with some patience for those who are just reading it.
    ///
    /// - Returns: `.busy` where others still are at work after two seconds, or the task was cancelled meanwhile.
    public static func compactWhenFree(
        _ directory: String, for experiment: Experiment
    ) async throws(Failure) -> Compaction {
        for _ in 0..<20 {
            let compaction = try compact(directory, for: experiment)
            guard compaction == .busy, !Task.isCancelled else { return compaction }
            try? await Task.sleep(for: .milliseconds(100))
        }
        return .busy
    }

    /// Whether the folder holds exactly the file that compaction would write.
    private func isCompacted(as ordered: [RunResult], in folder: JournalFolder) throws(Failure) -> Bool {
        guard try folder.files() == [.runs], try !folder.names().contains(JournalFile.aside), ordered == results else {
            return false
        }
        // A line that is accepted has one form only, so that of the bytes the header's, repeated lines and a torn tail
        // are left to look for.
        let file = try folder.open(.runs)
        var lines = LineReader(file)
        guard try lines.next()?.elementsEqual(JournalHeader(of: experiment).encode().dropLast()) == true else {
            return false
        }
        while try lines.next() != nil {}
        let size = try SystemError.reporting(.inputOutput, "Reading \(file.path) failed") { () throws(SystemError) in
            try SystemError.catching { try file.handle.seekToEnd() }
        }
        return lines.lineNumber == results.count + 1 && UInt64(lines.byteCount) == size
    }

    /// The runs in the order of a compacted file: those of the plan, then the others.
    private func compactedOrder() -> [RunResult] {
        let planned = results(for: experiment)
        guard planned.count < results.count else { return planned }
        let keys = Set(planned.map(\.key))
        let variants = Dictionary(
            uniqueKeysWithValues: experiment.variants.enumerated().map { ($0.element.name, $0.offset) })
        func rank(_ key: RunKey) -> [Int] {
            [
                variants[key.cell.variant] ?? variants.count, key.cell.cell == .lstm ? 0 : 1, key.cell.layers,
                key.cell.inputSize, key.cell.hiddenSize, key.run,
            ]
        }
        let others = results.filter { !keys.contains($0.key) }.map { (rank: rank($0.key), result: $0) }
        return planned + others.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.result)
    }

    private func write(_ ordered: [RunResult], in folder: JournalFolder) throws(Failure) {
        let runs = folder.path(of: JournalFile.runs.name)
        let aside = folder.path(of: JournalFile.aside)
        let replaced = try folder.files()
        let format = RunLine(for: experiment)
        do throws(SystemError) {
            let file = try OpenFile(aside, O_WRONLY | O_CREAT | O_TRUNC)
            var bytes = JournalHeader(of: experiment).encode()
            for result in ordered {
                do throws(LineError) {
                    bytes += try format.encode(result)
                } catch {
                    throw SystemError(reason: error.reason)
                }
                if bytes.count > 1 << 20 {
                    try SystemError.catching { try file.handle.write(contentsOf: bytes) }
                    bytes.removeAll(keepingCapacity: true)
                }
            }
            try file.write(synchronously: bytes)
            guard rename(aside, runs) == 0 else { throw SystemError(code: errno) }
            try folder.file.synchronizeFolder()
            for file in replaced where file != .runs {
                guard unlink(folder.path(of: file.name)) == 0 else { throw SystemError(code: errno) }
            }
            try folder.file.synchronizeFolder()
        } catch {
            throw Failure(
                .inputOutput,
                "Writing \(runs) failed: \(error.reason). No run is lost: start the sweep again to compact the journal."
            )
        }
    }
}
