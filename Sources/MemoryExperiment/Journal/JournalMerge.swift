import Foundation

/// Joins the files of a journal into `runs.jsonl`, while others may write, read and join them.
///
/// 1. Every file is read. 2. All runs are written to a part of its own and synced. 3. The old `runs.jsonl` is given a name of
/// its own, and the part becomes `runs.jsonl` only while nothing has that name. 4. The files that were read are removed.
///
/// No step needs a lock to be right. A file is removed only where it is the one that was read, is as long as it was then,
/// and was read before the part was written: so of two processes that join the same files neither removes the other's work,
/// and what arrives meanwhile stays. A process that ends half-way leaves every run in some file.
struct JournalMerge {
    private let folder: JournalFolder
    private let experiment: Experiment
    /// Whether nothing is joined while runs of the plan are missing.
    var needsWholePlan = true
    /// Whether files that no writer has closed are removed once they are joined.
    var joinsUnclosed = false
    /// A journal from elsewhere that is put into the folder, which may hold no other runs.
    var added: Journal?
    /// What has been `runs.jsonl` and got another name here: nobody appends to it.
    private var claimed: Set<JournalFile> = []
    private var locks: FileLocks?

    /// How often the folder is looked at again after others have changed it.
    private static let mostRounds = 100

    /// A merge that changes nothing yet.
    init(of folder: JournalFolder, for experiment: Experiment) {
        self.folder = folder
        self.experiment = experiment
    }

    /// Joins the files.
    ///
    /// - Throws: `Failure` as reading and writing a journal do.
    mutating func run() throws(Failure) -> Compaction {
        for _ in 0..<Self.mostRounds {
            var files: [JournalReading.ReadFile] = []
            var journal = Journal(directory: folder.path, experiment: experiment)
            if let reading = try JournalReading.read(folder, for: experiment) {
                (journal, files) = (reading.journal, reading.files)
            }
            if let added { journal = try adding(added, to: journal) }
            if needsWholePlan, !journal.isComplete(for: experiment) {
                return .incomplete(missing: journal.missing(for: experiment).count)
            }
            if !journal.isCompacted(in: files) {
                guard
                    let replaced = try reportingWrites({ (merge) throws(SystemError) in
                        try merge.install(journal, in: files)
                    })
                else { continue }
                files = replaced
            } else {
                files.removeAll { $0.file == .runs }
            }
            var kept = 0
            for file in files where try !reportingWrites({ (merge) throws(SystemError) in try merge.retire(file) }) {
                kept += 1
            }
            try reportingWrites { (merge) throws(SystemError) in try merge.finish() }
            let left = try folder.files().count { $0 != .runs }
            if left == 0 { return .done }
            if left <= kept { return .shared(files: left) }
        }
        return .shared(files: try folder.files().count { $0 != .runs })
    }

    private func adding(_ added: Journal, to journal: Journal) throws(Failure) -> Journal {
        guard journal.results.allSatisfy({ added.result(of: $0.key) == $0 }) else {
            throw Failure(
                .cannotCreate,
                """
                \(folder.path) holds a journal with other runs, which a copy of \(added.directory) would replace. Choose \
                another output folder.
                """)
        }
        // A journal that is one file is copied as it is.
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
                Joining the files of \(folder.path) failed: \(error.reason). No run is lost: start the sweep again to \
                join them.
                """)
        }
    }
}

// MARK: - Writing

extension JournalMerge {
    /// Writes the journal and gives it the name `runs.jsonl`.
    ///
    /// - Returns: The files that may be removed now under their present names; nil if another process was faster.
    private mutating func install(
        _ journal: Journal, in files: [JournalReading.ReadFile]
    ) throws(SystemError) -> [JournalReading.ReadFile]? {
        let part = try PartFile(in: folder)
        locks = part.locks
        defer { part.release() }
        var files = files
        do throws(SystemError) {
            try journal.forEachCompactedPiece { (bytes) throws(SystemError) in try part.write(bytes) }
            try part.append([])
            try folder.file.synchronizeFolder()
            for index in files.indices where files[index].file == .runs {
                let name = JournalFile.makeRandom(for: nil)
                guard try folder.rename(.runs, to: name) else { return discarding(part) }
                claimed.insert(name)
                files[index].file = name
            }
            guard try folder.rename(part.name, toFree: .runs) else { return discarding(part) }
            try folder.file.synchronizeFolder()
        } catch {
            part.discard()
            throw error
        }
        return files
    }

    private func discarding(_ part: PartFile) -> [JournalReading.ReadFile]? {
        part.discard()
        return nil
    }
}

// MARK: - Removing

extension JournalMerge {
    /// Removes a file whose runs stand in `runs.jsonl`.
    ///
    /// - Returns: False if it stays, because its writer may live.
    private mutating func retire(_ file: JournalReading.ReadFile) throws(SystemError) -> Bool {
        var held: OpenFile?
        if !file.isClosed, !claimed.contains(file.file), !joinsUnclosed {
            held = try unwritten(file.file)
            guard held != nil else { return try folder.file.identity(of: file.file.name) == nil }
        }
        defer { held?.releaseLock() }
        // Nobody knows the new name, so that what is looked at is what is removed.
        let name = JournalFile.makeRandom(for: nil)
        guard try folder.rename(file.file, to: name) else { return true }
        let found = try folder.file.identity(of: name.name)
        guard found == file.identity else { return true }
        try folder.remove(name)
        return true
    }

    /// A file, locked, that no process writes any more; nil if that cannot be told.
    private mutating func unwritten(_ file: JournalFile) throws(SystemError) -> OpenFile? {
        if locks == nil {
            let trial = try PartFile(in: folder)
            locks = trial.locks
            trial.discard()
        }
        guard locks == .effective else { return nil }
        let opened: OpenFile
        do throws(SystemError) {
            opened = try OpenFile(file.name, in: folder.file, O_RDONLY)
        } catch {
            guard error.code == ENOENT else { throw error }
            return nil
        }
        guard try opened.takeLock(), !opened.isBeingWritten else { return nil }
        return opened
    }

    /// Removes what a compaction of an older program left, and brings all changes to the disk.
    private func finish() throws(SystemError) {
        let descriptor = folder.file.handle.fileDescriptor
        if try folder.file.identity(of: JournalFile.formerAside)?.isRegular == true {
            _ = unlinkat(descriptor, JournalFile.formerAside, 0)
        }
        try folder.file.synchronizeFolder()
    }
}

extension Journal {
    /// Whether `runs.jsonl` among the files that were read is what a compaction would write.
    fileprivate func isCompacted(in files: [JournalReading.ReadFile]) -> Bool {
        // A line that is accepted has one form only, so that of the bytes the header's, repeated lines and a torn tail are
        // left to look for.
        guard let runs = files.first(where: { $0.file == .runs }), runs.header == JournalHeader(of: experiment) else {
            return false
        }
        let ordered = compactedOrder()
        return runs.runCount == ordered.count && runs.endsWhole && !runs.isClosed
            && results.prefix(ordered.count).elementsEqual(ordered)
    }
}
