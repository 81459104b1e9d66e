import Foundation
import Synchronization

/// Appends finished runs to a file of its own in a journal's folder.
///
/// Until it is finished a writer holds the folder together with other writers, so that nobody compacts it, and its file
/// alone.
/// Runs may be appended from several tasks at once; the order of the lines does not matter to a journal.
public final class JournalWriter: Sendable {
    private let folder: JournalFolder
    private let file: OpenFile
    private let appender: LineAppender
    private let format: RunLine
    /// Whether the file is worth keeping: it holds runs, or did before.
    private let isKept: Atomic<Bool>

    /// Begins to write in `directory`, which is made where it is not there.
    ///
    /// Without a shard the file is `part-N.jsonl` with the lowest N after those that are there. With one it is that
    /// shard's file, which is continued; a torn last line is removed from it.
    ///
    /// - Throws: `Failure` of kind `cannotCreate` where folder or file cannot be made or the shard is being run already,
    ///   `data` where the shard's file belongs to another experiment, `inputOutput` where writing fails.
    public init(directory: String, experiment: Experiment, shard: Shard? = nil) throws(Failure) {
        folder = try JournalFolder(creating: directory)
        _ = try folder.take(.shared)
        file = if let shard { try folder.openShard(shard) } else { try folder.createPart() }
        format = RunLine(for: experiment)
        isKept = Atomic(shard != nil)
        let header = JournalHeader(of: experiment)
        guard try !file.continues(header) else {
            appender = LineAppender(to: file)
            return
        }
        appender = LineAppender(to: file)
        try SystemError.reporting(.inputOutput, "Writing \(file.path) failed") { () throws(SystemError) in
            try file.write(synchronously: header.encode())
            try folder.file.synchronizeFolder()
        }
    }

    /// The path of the file that the writer appends to.
    public var path: String { file.path }

    /// Hands a finished run over to be written and returns at once.
    ///
    /// - Throws: `Failure` of kind `inputOutput` where an earlier write failed, `data` where the result does not fit
    ///   the experiment.
    public func append(_ result: RunResult) throws(Failure) {
        let line: [UInt8]
        do throws(LineError) {
            line = try format.encode(result)
        } catch {
            throw Failure(.data, "The run \(result.key.shortName) cannot be written: \(error.reason).")
        }
        isKept.store(true, ordering: .relaxed)
        try appender.append(line)
    }

    /// Waits until every run handed over is on the disk and lets go of folder and file; nothing is appended afterwards.
    ///
    /// A part file without runs is removed.
    ///
    /// - Throws: `Failure` of kind `inputOutput` where a write failed.
    public func finish() async throws(Failure) {
        // Tasks that appended may hold on to the writer a little longer than they work.
        defer {
            file.releaseLock()
            folder.file.releaseLock()
        }
        try await appender.finish()
        if !isKept.load(ordering: .relaxed) { unlink(file.path) }
    }
}

extension JournalFolder {
    /// Makes the part file with the lowest number after those that are there.
    fileprivate func createPart() throws(Failure) -> OpenFile {
        var number = 1
        for case .part(let taken) in try files() where taken < Int.max { number = max(number, taken + 1) }
        while true {
            let path = path(of: JournalFile.part(number).name)
            do throws(SystemError) {
                let file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
                _ = try file.take(.exclusiveAtOnce)
                return file
            } catch {
                guard error.isFileExists, number < Int.max else {
                    throw Failure(.cannotCreate, "\(path) cannot be made: \(error.reason).")
                }
                number += 1
            }
        }
    }

    /// Opens the file of a shard, made where it is not there, for this writer alone.
    fileprivate func openShard(_ shard: Shard) throws(Failure) -> OpenFile {
        let path = path(of: JournalFile.of(shard).name)
        let (file, isAlone) = try SystemError.reporting(.cannotCreate, "\(path) cannot be opened") {
            () throws(SystemError) in
            let file = try OpenFile(path, O_RDWR | O_CREAT)
            return (file, try file.take(.exclusiveAtOnce))
        }
        guard isAlone else {
            throw Failure(
                .cannotCreate, "Shard \(shard) is being run in \(self.path) already: wait for it, or run another shard."
            )
        }
        return file
    }
}

extension OpenFile {
    /// Removes what follows the last whole line, goes to the end and says whether the file begins with a header.
    ///
    /// - Throws: `Failure` of kind `data` where the header is another experiment's or no header at all, `inputOutput`
    ///   where reading or truncating fails.
    fileprivate func continues(_ header: JournalHeader) throws(Failure) -> Bool {
        var lines = LineReader(self)
        if let line = try lines.next() {
            try JournalHeader(line, of: path).requireDigest(header.digest, in: path)
        } else {
            try JournalHeader.requireTorn(lines.remainder, of: path)
        }
        while try lines.next() != nil {}
        let (byteCount, hasHeader) = (lines.byteCount, lines.lineNumber > 0)
        try SystemError.reporting(.inputOutput, "\(path) cannot be continued") { () throws(SystemError) in
            try SystemError.catching {
                try handle.truncate(atOffset: UInt64(byteCount))
                try handle.seek(toOffset: UInt64(byteCount))
            }
        }
        return hasHeader
    }
}
