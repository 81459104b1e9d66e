/// A journal that grows as the files of its folder are read one after the other.
struct JournalReading {
    /// The journal as far as it was read.
    private(set) var journal: Journal
    /// The files that were read to their ends, in that order; one whose name vanished meanwhile stays.
    private(set) var files: [ReadFile] = []
    /// Where each of the journal's results stands.
    private var places: [(file: JournalFile, line: Int)] = []
    private var format: RunLine
    /// The header that the experiment was taken from where none was asked for.
    private var source: (file: JournalFile, header: JournalHeader)?

    /// A file that was read to its end.
    struct ReadFile: Sendable {
        /// The file's name.
        var file: JournalFile
        /// Which file it was, with as many bytes as were read.
        let identity: FileIdentity
        /// Its header; nil if it was only just begun.
        let header: JournalHeader?
        /// How many runs stand in it.
        let runCount: Int
        /// Whether its writer has closed it, so that nothing will follow.
        let isClosed: Bool
        /// Whether nothing follows its last whole line.
        let endsWhole: Bool
    }

    /// The most often that a folder is listed whose files keep changing.
    private static let mostListings = 1_000

    private init(of header: JournalHeader, in folder: JournalFolder) {
        journal = Journal(directory: folder.path, experiment: header.experiment, arithmetic: header.arithmetic)
        format = RunLine(for: header.experiment)
    }

    /// Reads every file of a folder without a lock, while others may write, join and remove files.
    ///
    /// A file is removed only after another one holds all its runs. So a folder whose files are all read, and which still
    /// has no others when it is listed again, held nothing else.
    ///
    /// - Parameters:
    ///   - experiment: The experiment the journal has to belong to, or nil for whichever it names.
    ///   - anyArithmetic: Whether runs of another arithmetic will do.
    /// - Returns: Nil if no file holds a whole header and no experiment is given.
    /// - Throws: `Failure` of kind `data` at the first damage, contradiction or file of something else, `inputOutput`
    ///   if reading fails.
    static func read(
        _ folder: JournalFolder, for experiment: Experiment?, anyArithmetic: Bool = false
    ) throws(Failure) -> JournalReading? {
        var reading = experiment.map { JournalReading(of: JournalHeader(of: $0), in: folder) }
        var seen: [JournalFile: FileIdentity] = [:]
        for _ in 0..<mostListings {
            var isSettled = true
            for file in try folder.files() {
                let identity = try folder.identity(of: file)
                if let identity, let known = seen[file], file.isUnchanged(known, identity) { continue }
                isSettled = false
                guard let scan = try JournalScan(file, in: folder, anyArithmetic: anyArithmetic) else { continue }
                seen[file] = try add(scan, in: folder, to: &reading)
            }
            if isSettled {
                reading?.noteOnlyFile()
                return reading
            }
        }
        throw Failure(
            .inputOutput,
            "The files of \(folder.path) keep changing while they are read. Try again when that has ended.")
    }

    /// Adds the runs of one file to `reading`, which begins with the first file's header where it is nil.
    ///
    /// - Returns: Which file was read.
    private static func add(
        _ scan: consuming JournalScan, in folder: JournalFolder, to reading: inout JournalReading?
    ) throws(Failure) -> FileIdentity {
        var scan = scan
        if let damage = scan.headerDamage { throw damage.failure(in: folder.path) }
        if let header = scan.header {
            if reading == nil {
                reading = JournalReading(of: header, in: folder)
                reading?.source = (scan.file, header)
            }
            try reading?.add(header, of: &scan)
        }
        reading?.files.append(
            ReadFile(
                file: scan.file, identity: scan.identity, header: scan.header, runCount: scan.runCount,
                isClosed: scan.isClosed, endsWhole: scan.endsWhole))
        return scan.identity
    }

    /// Notes that the journal is one compacted file, if it is.
    private mutating func noteOnlyFile() {
        guard files.count == 1, files[0].file == .runs, files[0].header == JournalHeader(of: journal.experiment),
            files[0].runCount == journal.results.count, files[0].endsWhole, !files[0].isClosed
        else { return }
        journal.onlyFile = ("\(journal.directory)/\(files[0].file.name)", files[0].identity)
    }

    private mutating func add(_ header: JournalHeader, of scan: inout JournalScan) throws(Failure) {
        let expected = source?.header ?? JournalHeader(of: journal.experiment, arithmetic: journal.arithmetic)
        if let contradiction = header.contradiction(to: expected) {
            throw Failure(.data, "\(journal.directory)/\(scan.file.name) \(contradiction)")
        }
        if let source, source.file != .runs, header.isPreferred(to: source.header) {
            self.source = (scan.file, header)
            journal = journal.renamed(to: header.experiment)
        }
        while let piece = try scan.next(format, as: header.schema) {
            switch piece {
            case .damage(let damage): throw damage.failure(in: journal.directory)
            case .run(let result, let line): try add(result, at: (scan.file, line))
            }
        }
    }

    private mutating func add(_ result: RunResult, at place: (file: JournalFile, line: Int)) throws(Failure) {
        if let position = journal.positions[result.key] {
            guard journal.results[position] == result else {
                throw Failure(
                    .data,
                    """
                    \(path(of: place)) and \(path(of: places[position])) hold different results of the same run. \
                    `rnn-memory journal repair \(journal.directory)` drops both, and the next sweep computes the run again.
                    """)
            }
        } else {
            journal.append(result)
            places.append(place)
        }
    }

    private func path(of place: (file: JournalFile, line: Int)) -> String {
        "\(journal.directory)/\(place.file.name), line \(place.line)"
    }
}

extension JournalFile {
    /// Whether a file that was read need not be read again.
    ///
    /// The name of a part is never another file's, and what is appended to it meanwhile is the next reader's. `runs.jsonl`
    /// is replaced.
    fileprivate func isUnchanged(_ read: FileIdentity, _ found: FileIdentity) -> Bool {
        switch self {
        case .runs: read.isSameFile(as: found) && read.modified == found.modified
        case .part, .shard: read.isSameFile(as: found)
        }
    }
}

extension JournalFolder {
    /// Which file a name in the folder leads to; nil if nothing has that name.
    func identity(of file: JournalFile) throws(Failure) -> FileIdentity? {
        try SystemError.reporting(.inputOutput, "\(path(of: file.name)) cannot be read") { () throws(SystemError) in
            try self.file.identity(of: file.name)
        }
    }
}

extension JournalHeader {
    /// Whether the experiment of this header, and not of another part's of the same protocol, is that of the journal: the
    /// larger plan, or else what comes first by its text, so that it does not depend on the names of files.
    fileprivate func isPreferred(to other: JournalHeader) -> Bool {
        let (plan, otherPlan) = (experiment.runCount, other.experiment.runCount)
        if plan != otherPlan { return plan > otherPlan }
        return encode().lexicographicallyPrecedes(other.encode())
    }
}
