import Foundation
import Synchronization

/// Appends finished runs to a file of its own in a journal's folder.
///
/// Any number of writers and readers may be at work in one folder, on one machine or on several. Runs may be appended from
/// several tasks at once; the order of the lines does not matter to a journal.
public final class JournalWriter: Sendable {
    private let folder: JournalFolder
    private let part: PartFile
    private let appender: LineAppender
    private let format: RunLine
    private let runCount = Atomic(0)
    private let advice: String
    /// What the user may do after a write has failed.
    public static let advice = "The runs written so far are kept: start the sweep again to go on."
    /// What a user should know of this folder before a sweep begins; nil if there is nothing.
    public let notice: String?

    /// Begins to write in `directory`, which is made where it is not there.
    ///
    /// The file is `part-R.jsonl`, or for a shard `shard-K-of-N-R.jsonl`, with R random.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - experiment: The experiment whose runs are written.
    ///   - shard: The share of the runs that is computed; nil for all.
    ///   - advice: What the user may do after a write has failed, as a sentence.
    /// - Throws: `Failure` of kind `cannotCreate` if folder or file cannot be made or the shard is being run already,
    ///   `inputOutput` if writing fails.
    public init(
        directory: String, experiment: Experiment, shard: Shard? = nil, advice: String = JournalWriter.advice
    ) throws(Failure) {
        let folder = try JournalFolder(creating: directory)
        if let shard, try folder.othersAtWork(in: shard) > 0 {
            throw Failure(
                .cannotCreate,
                "Shard \(shard) is being run in \(directory) already: wait for it, or run another shard.")
        }
        let others = shard == nil ? try folder.othersAtWork(in: nil) : 0
        part = try SystemError.reporting(.cannotCreate, "A file for runs cannot be made in \(directory)") {
            () throws(SystemError) in
            try PartFile(in: folder, shard: shard, header: JournalHeader(of: experiment).encode())
        }
        self.folder = folder
        self.advice = advice
        notice = Self.notice(of: part.locks, others: others, in: directory)
        appender = LineAppender(to: part)
        format = RunLine(for: experiment)
    }

    /// The path of the file that the writer appends to.
    public var path: String { folder.path(of: part.name.name) }

    /// Hands a finished run over to be written and returns at once.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if an earlier write failed, `data` if the result does not fit the
    ///   experiment.
    public func append(_ result: RunResult) throws(Failure) {
        let line: [UInt8]
        do throws(LineError) {
            line = try format.encode(result)
        } catch {
            throw Failure(.data, "The run \(result.key.shortName) cannot be written: \(error.reason).")
        }
        runCount.add(1, ordering: .relaxed)
        try reportingWrites { () throws(SystemError) in try appender.append(line) }
    }

    /// Waits until every run handed over is on the disk and closes the file; nothing is appended afterwards.
    ///
    /// A file without runs is removed.
    ///
    /// - Throws: `Failure` of kind `inputOutput` if a write failed.
    public func finish() async throws(Failure) {
        // Tasks that appended may hold on to the writer a little longer than they work.
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
                --shard divides them.
                """
        case .ofThisMachine, .ineffective, .missing:
            return """
                The file system of \(directory) has no locks that can be relied on. Nothing is lost, but two sweeps at \
                once compute the same runs, and the file of a sweep that is killed stays beside runs.jsonl until \
                `rnn-memory journal merge --dead \(directory)` joins it.
                """
        }
    }
}

extension JournalFolder {
    /// How many writers hold the locks of their files, or of those of one shard; 0 if locks tell nothing.
    fileprivate func othersAtWork(in shard: Shard?) throws(Failure) -> Int {
        var count = 0
        for file in try files() where file != .runs && (shard.map(file.isOf) ?? true) {
            guard let opened = try open(file) else { continue }
            if (try? opened.takeLock()) == false { count += 1 }
        }
        return count
    }
}
