import Foundation
import Support
import Synchronization

/// Appends finished runs to its own file in a journal's folder.
///
/// Any number of writers and readers may use one folder, on one machine or on several. Several tasks may append at
/// once; the order of the lines does not matter.
public final class JournalWriter<Subject: JournaledExperiment>: Sendable {
    private let folder: JournalFolder
    private let part: PartFile
    private let appender: LineAppender
    private let format: Subject.Line
    private let runCount = Atomic(0)
    private let advice: String
    /// What the user can do after a failed write.
    public static var advice: String { "The runs written so far are kept: start the sweep again to continue." }
    /// A notice about this folder for the user before a sweep begins; nil if there is none.
    public let notice: String?

    /// Begins to write in `directory`, creating it if necessary.
    ///
    /// The file is `part-R.jsonl`, or for a shard `shard-K-of-N-R.jsonl`, with R random.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - experiment: The experiment whose runs are written.
    ///   - shard: The share of the runs to compute; nil for all.
    ///   - advice: What the user can do after a failed write, as a sentence.
    /// - Throws: `Failure` of kind `cannotCreate` if the folder or file cannot be created or another process is running
    ///   the shard, `inputOutput` if writing fails.
    public init(
        directory: String, experiment: Subject, shard: Shard? = nil, advice: String = JournalWriter<Subject>.advice
    ) throws(Failure) {
        let folder = try JournalFolder(creating: directory)
        if let shard, try folder.othersAtWork(in: shard) > 0 {
            throw Failure(
                .cannotCreate,
                "Shard \(shard) is being run in \(directory) already: wait for it, or run another shard.")
        }
        let others = shard == nil ? try folder.othersAtWork(in: nil) : 0
        part = try SystemError.reporting(.cannotCreate, "A file for runs cannot be created in \(directory)") {
            () throws(SystemError) in
            try PartFile(in: folder, shard: shard, header: JournalHeader(of: experiment).encode())
        }
        self.folder = folder
        self.advice = advice
        notice = Self.notice(of: part.locks, others: others, in: directory)
        appender = LineAppender(to: part)
        format = experiment.line
    }

    /// The path of the file that the writer appends to.
    public var path: String { folder.path(of: part.name.name) }

    /// Queues a finished run for writing and returns at once.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if an earlier write failed, `data` if the result does not fit the
    ///   experiment.
    public func append(_ result: Subject.Result) throws(Failure) {
        let line: [UInt8]
        do throws(LineError) {
            line = try format.encode(result)
        } catch {
            throw Failure(.data, "The run \(result.shortName) cannot be written: \(error.reason).")
        }
        runCount.add(1, ordering: .relaxed)
        try reportingWrites { () throws(SystemError) in try appender.append(line) }
    }

    /// Waits until every queued run is on disk, then closes the file; nothing may be appended afterwards.
    ///
    /// A file without runs is removed.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if a write failed.
    public func finish() async throws(Failure) {
        // Tasks that appended may hold a reference to the writer for a little longer than they work.
        defer { part.release() }
        let count = runCount.load(ordering: .relaxed)
        do throws(SystemError) {
            try await appender.finish()
            guard count > 0 else { return part.discard() }
            try part.append(ClosingLine(runs: count).encode())
        } catch {
            throw failure(error)
        }
    }

    private func reportingWrites(_ body: () throws(SystemError) -> Void) throws(Failure) {
        do throws(SystemError) { try body() } catch { throw failure(error) }
    }

    private func failure(_ error: SystemError) -> Failure {
        Failure(.inputOutput, "Writing \(path) failed: \(error.reason). \(advice)")
    }

    private static func notice(of locks: FileLocks, others: Int, in directory: String) -> String? {
        switch locks {
        case .effective:
            guard others > 0 else { return nil }
            return """
                Another sweep is writing in \(directory). Nothing is lost, but runs that both lack are computed twice; \
                divide the work with --shard.
                """
        case .ofThisMachine, .ineffective, .missing:
            return """
                The file system of \(directory) has no reliable locks. Nothing is lost, but simultaneous sweeps \
                compute the same runs, and the file of a killed sweep stays beside runs.jsonl until \
                `rnn-memory journal merge --dead \(directory)` joins it.
                """
        }
    }
}

extension JournalFolder {
    /// How many writers hold the locks of their files, in all or in one shard; 0 if locks cannot be trusted.
    fileprivate func othersAtWork(in shard: Shard?) throws(Failure) -> Int {
        var count = 0
        for file in try files() where file != .runs && (shard.map(file.isOf) ?? true) {
            guard let opened = try open(file) else { continue }
            if (try? opened.takeLock()) == false { count += 1 }
        }
        return count
    }
}
