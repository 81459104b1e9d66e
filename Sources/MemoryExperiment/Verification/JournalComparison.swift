import Foundation
import Support

/// The comparison of a journal with a recomputed one that holds every run of the experiment.
public struct JournalComparison: Sendable {
    /// The folder of the checked journal.
    public let directory: String
    /// The number of runs that were compared: all runs of the experiment that the checked journal holds.
    public let runCount: Int
    /// The number of runs of the experiment that the checked journal lacks.
    public let missingCount: Int
    /// The runs that differ, in plan order.
    public let differences: [RunDifference]
    /// Why the files' bytes differ although no run does; empty if the bytes are equal or any run differs.
    public let formDifferences: [JournalFormDifference]
    /// Whether a report made from the checked journal may cover other runs than the experiment's plan.
    public var isOfOtherPlan: Bool { missingCount > 0 || formDifferences.contains(.otherPlan) }
    private let experiment: Experiment
    /// The checked journal plus the recomputed runs that it lacks.
    private let whole: Journal

    /// Compares the journals run by run, then byte by byte, without changing them.
    ///
    /// - Parameters:
    ///   - directory: The folder of the checked journal.
    ///   - recomputed: The folder of the other journal, which must be complete and compacted.
    ///   - experiment: The experiment of both journals.
    /// - Throws: `Failure` as `Journal.read` does, and of kind `inputOutput` if the other journal is no longer
    ///   complete.
    /// - Complexity: O(size of both journals).
    public init(of directory: String, with recomputed: String, for experiment: Experiment) throws(Failure) {
        let (folder, other) = (try JournalFolder(reading: directory), try JournalFolder(reading: recomputed))
        guard let reading = try JournalReading<Experiment>.read(folder, for: experiment) else {
            throw Failure(.missingInput, "The journal in \(directory) has been removed.")
        }
        let computed = try Journal.read(recomputed, for: experiment)
        var (whole, differences, count) = (reading.journal, [RunDifference](), 0)
        for key in experiment.keys {
            guard let result = computed.result(of: key) else {
                throw Failure(
                    .inputOutput, "\(recomputed) has lost recomputed runs: another process is removing its files.")
            }
            guard let held = reading.journal.result(of: key) else {
                whole.append(result)
                continue
            }
            count += 1
            if let difference = RunDifference(held, result, criteria: experiment.settings.criteria) {
                differences.append(difference)
            }
        }
        self.directory = directory
        self.experiment = experiment
        self.differences = differences
        self.whole = whole
        runCount = count
        missingCount = experiment.runCount - count
        guard differences.isEmpty, try !reading.isSameFile(in: folder, asIn: other) else {
            formDifferences = []
            return
        }
        formDifferences = JournalFormDifference.all(of: reading, comparing: count, for: experiment)
    }

    /// Adds the recomputed runs that the checked journal lacks and compacts it; its other runs stay.
    ///
    /// - Returns: The result of the compaction.
    /// - Throws: `Failure` as `Journal.compact` does, and of kind `cannotCreate` if the journal has gained other runs
    ///   since.
    public func completeJournal() throws(Failure) -> Compaction {
        if missingCount > 0 { try whole.install(in: directory) }
        return try Journal.compact(directory, for: experiment)
    }
}

extension JournalReading {
    /// Whether everything that was read is one `runs.jsonl` with the same bytes as that of another folder.
    fileprivate func isSameFile(in folder: JournalFolder, asIn other: JournalFolder) throws(Failure) -> Bool {
        guard files.count == 1, files[0].file == .runs, let left = try folder.open(.runs),
            let right = try other.open(.runs)
        else { return false }
        return try SystemError.reporting(.inputOutput, "Comparing \(left.path) with \(right.path) failed") {
            () throws(SystemError) in try left.hasSameBytes(as: right)
        }
    }
}

extension OpenFile {
    /// Whether two newly opened files have the same bytes.
    fileprivate func hasSameBytes(as other: OpenFile) throws(SystemError) -> Bool {
        try SystemError.catching {
            while true {
                let piece = try handle.read(upToCount: 1 << 20) ?? Data()
                guard try piece == other.handle.read(upToCount: 1 << 20) ?? Data() else { return false }
                if piece.isEmpty { return true }
            }
        }
    }
}
