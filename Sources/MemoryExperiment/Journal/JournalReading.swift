import Support

/// A journal being read, file by file.
struct JournalReading<Subject: JournaledExperiment> {
    /// The journal read so far.
    private(set) var journal: RunJournal<Subject>
    /// The files read to their ends, in that order; a file whose name vanished meanwhile stays in the list.
    private(set) var files: [ReadFile] = []
    /// The file and line of each of the journal's results.
    private var places: [(file: JournalFile, line: Int)] = []
    private var format: Subject.Line
    /// The header that named the experiment, if none was requested.
    private var source: (file: JournalFile, header: JournalHeader<Subject>)?

    /// A file that was read to its end.
    struct ReadFile: Sendable {
        /// The file's name.
        var file: JournalFile
        /// Its identity, with the number of bytes that were read.
        let identity: FileIdentity
        /// Its header; nil if the file had only just been created.
        let header: JournalHeader<Subject>?
        /// The number of runs in it.
        let runCount: Int
        /// Whether its writer has closed it, so nothing will follow.
        let isClosed: Bool
        /// Whether nothing follows its last complete line.
        let endsWhole: Bool
    }

    /// The most times a folder is listed while its files keep changing.
    private static var mostListings: Int { 1_000 }

    private init(of header: JournalHeader<Subject>, in folder: JournalFolder) {
        journal = RunJournal(directory: folder.path, experiment: header.experiment, arithmetic: header.arithmetic)
        format = header.experiment.line
    }

    /// Reads every file of a folder without a lock, while other processes may write, join and remove files.
    ///
    /// A file is removed only after another one holds all its runs. So if all files of a folder were read and listing
    /// it again shows no new ones, nothing was missed.
    ///
    /// - Parameters:
    ///   - experiment: The experiment the journal must belong to, or nil to use the one it names.
    ///   - anyArithmetic: Whether to accept runs of another arithmetic version.
    ///   - whenListed: Called whenever the folder has been listed and its new files read.
    /// - Returns: Nil if no file holds a complete header and no experiment is given.
    /// - Throws: `Failure` of kind `data` at the first damage, contradiction or foreign file, `inputOutput` if reading
    ///   fails.
    static func read(
        _ folder: JournalFolder, for experiment: Subject?, anyArithmetic: Bool = false,
        whenListed: () -> Void = {}
    ) throws(Failure) -> JournalReading? {
        var reading = experiment.map { JournalReading(of: JournalHeader(of: $0), in: folder) }
        var seen: [JournalFile: FileIdentity] = [:]
        for _ in 0..<mostListings {
            var isSettled = true
            for file in try folder.files() {
                let identity = try folder.identity(of: file)
                if let identity, let known = seen[file], file.isUnchanged(known, identity) { continue }
                isSettled = false
                guard let scan = try JournalScan<Subject>(file, in: folder, anyArithmetic: anyArithmetic) else {
                    continue
                }
                seen[file] = try add(scan, in: folder, to: &reading)
            }
            whenListed()
            if isSettled {
                reading?.noteOnlyFile()
                return reading
            }
        }
        throw Failure(
            .inputOutput,
            "The files of \(folder.path) keep changing while they are read. Try again once the writing has stopped.")
    }

    /// Adds the runs of one file to `reading`; if that is nil, starts one with the file's header.
    ///
    /// - Returns: The file that was read.
    private static func add(
        _ scan: consuming JournalScan<Subject>, in folder: JournalFolder, to reading: inout JournalReading?
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

    /// Records whether the journal is a single compacted file.
    private mutating func noteOnlyFile() {
        guard files.count == 1, files[0].file == .runs, files[0].header == JournalHeader(of: journal.experiment),
            files[0].runCount == journal.results.count, files[0].endsWhole, !files[0].isClosed
        else { return }
        journal.onlyFile = ("\(journal.directory)/\(files[0].file.name)", files[0].identity)
    }

    private mutating func add(_ header: JournalHeader<Subject>, of scan: inout JournalScan<Subject>) throws(Failure) {
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

    private mutating func add(_ result: Subject.Result, at place: (file: JournalFile, line: Int)) throws(Failure) {
        if let position = journal.positions[result.key] {
            guard journal.results[position] == result else {
                throw Failure(
                    .data,
                    """
                    \(path(of: place)) and \(path(of: places[position])) hold different results of the same run. \
                    `rnn-memory journal repair \(journal.directory)` drops both, and the next sweep recomputes the run.
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
    /// A part's name is never reused, and lines appended to it meanwhile are left to the next reader. `runs.jsonl` may
    /// be replaced.
    fileprivate func isUnchanged(_ read: FileIdentity, _ found: FileIdentity) -> Bool {
        switch self {
        case .runs: read.isSameFile(as: found) && read.modified == found.modified
        case .part, .shard: read.isSameFile(as: found)
        }
    }
}

extension JournalFolder {
    /// The identity of a file in the folder; nil if it does not exist.
    func identity(of file: JournalFile) throws(Failure) -> FileIdentity? {
        try SystemError.reporting(.inputOutput, "\(path(of: file.name)) cannot be read") { () throws(SystemError) in
            try held.identity(of: file.name)
        }
    }
}

extension JournalHeader {
    /// Whether to take the journal's experiment from this header rather than from another part's of the same protocol:
    /// the larger plan wins, then the first by text, so the choice does not depend on file names.
    fileprivate func isPreferred(to other: JournalHeader) -> Bool {
        let (plan, otherPlan) = (experiment.runCount, other.experiment.runCount)
        if plan != otherPlan { return plan > otherPlan }
        return encode().lexicographicallyPrecedes(other.encode())
    }
}
