import Foundation
import Support

/// Joins the files of a journal into `runs.jsonl` while other processes may write, read and join them.
///
/// 1. Every file is read.
/// 2. All runs are written to a new part, which is synced.
/// 3. The old `runs.jsonl` gets a unique name, and the part becomes `runs.jsonl` only if no file has that name.
/// 4. The files that were read are removed.
///
/// Every step is correct without a lock. A file is removed only if it is the file that was read, has not grown since,
/// and was read before the new part was written. So files that arrive meanwhile stay. If a process is killed half-way,
/// every run is still in some file.
///
/// Nor do two processes that join the same files remove each other's work. Before each removal, a process checks that
/// `runs.jsonl` still is the file it relies on, which holds all runs it has read. Of all files that processes have relied
/// on, the one that was checked last stays, because its removal would need a later check.
struct JournalMerge<Subject: JournaledExperiment> {
    private let folder: JournalFolder
    private let experiment: Subject
    /// Whether to join nothing while runs of the plan are missing.
    var needsWholePlan = true
    /// Whether to remove files that no writer has closed once they are joined.
    var joinsUnclosed = false
    /// What the user can do after a failed write, as a sentence.
    var advice = "No run is lost: start the sweep again to join them."
    /// Called whenever the folder has been listed and read.
    var whenListed: () -> Void = {}
    /// A journal from elsewhere to put into the folder, which may hold no other runs.
    var added: RunJournal<Subject>?
    /// Former `runs.jsonl` files that this merge renamed; nobody appends to them.
    private var claimed: Set<JournalFile> = []
    private var locks: FileLocks?

    /// The most times the folder is read again after another process changed it.
    private static var mostRounds: Int { 100 }

    /// A merge that has not started.
    init(of folder: JournalFolder, for experiment: Subject) {
        self.folder = folder
        self.experiment = experiment
    }

    /// Joins the files.
    ///
    /// - Throws: `Failure` as reading and writing a journal do.
    mutating func run() throws(Failure) -> Compaction {
        for _ in 0..<Self.mostRounds {
            var files: [JournalReading<Subject>.ReadFile] = []
            var journal = RunJournal(directory: folder.path, experiment: experiment)
            if let reading = try JournalReading<Subject>.read(folder, for: experiment, whenListed: whenListed) {
                (journal, files) = (reading.journal, reading.files)
            }
            if let added { journal = try adding(added, to: journal) }
            if needsWholePlan, !journal.isComplete(for: experiment) {
                return .incomplete(missing: journal.missing(for: experiment).count)
            }
            let keeper: FileIdentity
            if let compacted = journal.compactedFile(in: files) {
                keeper = compacted.identity
                files.removeAll { $0.file == .runs }
            } else {
                guard
                    let installed = try reportingWrites({ (merge) throws(SystemError) in
                        try merge.install(journal, in: files)
                    })
                else { continue }
                (keeper, files) = installed
            }
            var kept = 0
            for file in files
            where try !reportingWrites({ (merge) throws(SystemError) in try merge.retire(file, relyingOn: keeper) }) {
                kept += 1
            }
            try reportingWrites { (merge) throws(SystemError) in try merge.finish() }
            guard try reportingWrites({ (merge) throws(SystemError) in try merge.isInPlace(keeper) }) else { continue }
            let left = try folder.files().count { $0 != .runs }
            if left == 0 { return .done }
            if left <= kept { return .shared(files: left) }
        }
        return .shared(files: try folder.files().count { $0 != .runs })
    }

    private func adding(
        _ added: RunJournal<Subject>, to journal: RunJournal<Subject>
    ) throws(Failure) -> RunJournal<Subject> {
        guard journal.results.allSatisfy({ added.result(of: $0.key) == $0 }) else {
            throw Failure(
                .cannotCreate,
                """
                \(folder.path) holds a journal with other runs; a copy of \(added.directory) would replace it. \
                Choose another output folder.
                """)
        }
        // A journal in a single file is copied unchanged.
        guard !journal.results.isEmpty else { return added }
        var whole = journal
        for result in added.results where journal.result(of: result.key) == nil { whole.append(result) }
        return whole
    }

    private mutating func reportingWrites<Value>(
        _ body: (inout JournalMerge) throws(SystemError) -> Value
    ) throws(Failure) -> Value {
        do throws(SystemError) {
            return try body(&self)
        } catch {
            throw Failure(
                .inputOutput,
                """
                Joining the files of \(folder.path) failed: \(error.reason). \(advice)
                """)
        }
    }
}

// MARK: - Writing

extension JournalMerge {
    /// Writes the journal and gives it the name `runs.jsonl`.
    ///
    /// - Returns: The new `runs.jsonl`, and the files that may now be removed, under their current names; nil if another
    ///   process was faster.
    private mutating func install(
        _ journal: RunJournal<Subject>, in files: [JournalReading<Subject>.ReadFile]
    ) throws(SystemError) -> (keeper: FileIdentity, files: [JournalReading<Subject>.ReadFile])? {
        let part = try PartFile(in: folder)
        locks = part.locks
        defer { part.release() }
        // If `runs.jsonl` was replaced while the folder was read, the last one may still be there.
        var former = files.last { $0.file == .runs }
        let others = files.filter { $0.file != .runs }
        do throws(SystemError) {
            try journal.forEachCompactedPiece { (bytes) throws(SystemError) in try part.write(bytes) }
            try part.append([])
            try folder.held.synchronize()
            if former != nil {
                let name = JournalFile.makeRandom(for: nil)
                guard try folder.rename(.runs, to: name) else {
                    part.discard()
                    return nil
                }
                claimed.insert(name)
                former?.file = name
            }
            let keeper = try part.identity()
            guard try folder.rename(part.name, toFree: .runs) else {
                part.discard()
                return nil
            }
            try folder.held.synchronize()
            return (keeper, [former].compactMap(\.self) + others)
        } catch {
            part.discard()
            throw error
        }
    }

    /// Whether a file is `runs.jsonl`.
    private func isInPlace(_ file: FileIdentity) throws(SystemError) -> Bool {
        try folder.held.identity(of: JournalFile.runs.name)?.isSameFile(as: file) == true
    }
}

// MARK: - Removing

extension JournalMerge {
    /// Removes a file whose runs are in `runs.jsonl`, as long as that is `keeper`.
    ///
    /// - Returns: False if it stays because its writer may be alive.
    private mutating func retire(
        _ file: JournalReading<Subject>.ReadFile, relyingOn keeper: FileIdentity
    ) throws(SystemError) -> Bool {
        var held: OpenFile?
        if !file.isClosed, !claimed.contains(file.file), !joinsUnclosed {
            held = try unwritten(file.file)
            guard held != nil else { return try folder.held.identity(of: file.file.name) == nil }
        }
        defer { held?.releaseLock() }
        // No other process knows the new name, so the file that is checked is the file that is removed.
        let name = JournalFile.makeRandom(for: nil)
        guard try folder.rename(file.file, to: name) else { return true }
        let found = try folder.held.identity(of: name.name)
        guard found == file.identity, try isInPlace(keeper) else { return true }
        try folder.remove(name)
        return true
    }

    /// Locks a file that no process writes any more; nil if that cannot be determined.
    private mutating func unwritten(_ file: JournalFile) throws(SystemError) -> OpenFile? {
        if locks == nil {
            let trial = try PartFile(in: folder)
            locks = trial.locks
            trial.discard()
        }
        guard locks == .effective else { return nil }
        let opened: OpenFile
        do throws(SystemError) {
            opened = try OpenFile(file.name, in: folder.held, O_RDONLY)
        } catch {
            guard error.code == ENOENT else { throw error }
            return nil
        }
        guard try opened.takeLock(), !opened.isBeingWritten else { return nil }
        return opened
    }

    /// Removes what a compaction by an older program left, and syncs all changes to disk.
    private func finish() throws(SystemError) {
        let descriptor = folder.held.descriptor
        if try folder.held.identity(of: JournalFile.formerAside)?.isRegular == true {
            _ = unlinkat(descriptor, JournalFile.formerAside, 0)
        }
        try folder.held.synchronize()
    }
}

extension RunJournal {
    /// The `runs.jsonl` that is already what a compaction would write; nil if there is none.
    fileprivate func compactedFile(in files: [JournalReading<Subject>.ReadFile]) -> JournalReading<Subject>.ReadFile? {
        // A valid line has only one form, so only the header, repeated lines and a torn last line need checking.
        guard let runs = files.last(where: { $0.file == .runs }), runs.header == JournalHeader(of: experiment) else {
            return nil
        }
        let ordered = compactedOrder()
        let isCompacted =
            runs.runCount == ordered.count && runs.endsWhole && !runs.isClosed
            && results.prefix(ordered.count).elementsEqual(ordered)
        return isCompacted ? runs : nil
    }
}
