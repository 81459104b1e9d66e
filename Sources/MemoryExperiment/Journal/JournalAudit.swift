import Support

/// The contents of a journal's files, sound or damaged.
///
/// A reader refuses a journal at the first damage; an audit reads on and records all damage.
public struct JournalAudit<Subject: JournaledExperiment>: Sendable {
    /// One file of the journal.
    public struct File: Sendable, Hashable {
        /// Its name in the folder.
        public let name: String
        /// The number of sound runs in it, counting repeated ones.
        public internal(set) var runs = 0
        /// Whether its lines have checksums; nil if its header cannot be read.
        public let isChecked: Bool?
        /// Whether its writer has closed it; `runs.jsonl` is written whole and never closed.
        public internal(set) var isClosed = false
        /// Whether bytes follow its last complete line, as an interrupted writer leaves them.
        public internal(set) var isTorn = false

        /// The file in one line for people.
        public var summary: String {
            var words = ["\(name): \(runs.counted("run"))"]
            switch isChecked {
            case .some(true): break
            case .some(false): words.append("without checksums")
            case nil: words.append("no readable header")
            }
            if name != JournalFile.runs.name, !isClosed { words.append("not closed") }
            if isTorn { words.append("its last line is torn and does not count") }
            return words.joined(separator: ", ")
        }
    }

    /// The files, `runs.jsonl` first.
    public private(set) var files: [File] = []
    /// The damage, in the order of files and lines.
    public private(set) var damages: [LineDamage] = []
    /// The number of different sound runs.
    public var runCount: Int { places.count }

    /// Where each sound run was found first.
    private var places: [Subject.Result.Key: (result: Subject.Result, file: String, line: Int)] = [:]
    /// The first sound header.
    private(set) var header: JournalHeader<Subject>?

    /// Reads every file of a journal and changes nothing.
    ///
    /// If a file's header is damaged, the audit undoes a single flipped bit or uses the header of another file in the
    /// folder.
    ///
    /// - Throws: `Failure` of kind `missingInput` if there is no journal, `data` if files belong to several experiments
    ///   or are not regular files, `inputOutput` if reading fails.
    /// - Complexity: O(size of the journal).
    public init(of directory: String) throws(Failure) {
        self = try JournalAudit(of: try JournalFolder(reading: directory), header: nil)
    }

    /// Reads every file of a folder.
    ///
    /// - Parameter header: The header to use for files whose own is damaged; nil to use that of another file.
    init(of folder: JournalFolder, header: JournalHeader<Subject>?) throws(Failure) {
        self.header = header
        var scans: [JournalScan<Subject>] = []
        for file in try folder.files() {
            guard let scan = try JournalScan<Subject>(file, in: folder) else { continue }
            scans.append(scan)
            guard let found = scan.header else { continue }
            if let contradiction = self.header.flatMap(found.contradiction(to:)) {
                throw Failure(.data, "\(folder.path)/\(file.name) \(contradiction)")
            }
            self.header = self.header ?? found
        }
        self.header = self.header ?? scans.lazy.compactMap(\.mendedHeader).first
        guard !scans.isEmpty else {
            throw Failure(.missingInput, "There is no journal in \(folder.path). Name the folder of one.")
        }
        for scan in scans { try add(scan) }
        damages.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    private mutating func add(_ scan: consuming JournalScan<Subject>) throws(Failure) {
        var scan = scan
        var file = File(name: scan.file.name, isChecked: scan.header.map { $0.schema == .checked })
        if let damage = scan.headerDamage { damages.append(damage) }
        if let header = scan.header ?? (scan.headerDamage == nil ? nil : scan.mendedHeader ?? header) {
            let format = header.experiment.line
            let schema = scan.header?.schema ?? scan.likelySchema
            while let piece = try scan.next(format, as: schema) {
                switch piece {
                case .damage(let damage): damages.append(damage)
                case .run(let result, let line):
                    file.runs += 1
                    compare(result, file: file.name, line: line)
                }
            }
        }
        file.isClosed = scan.isClosed
        file.isTorn = !scan.endsWhole && scan.hasEnded
        files.append(file)
    }

    /// Records damage on both lines if two files hold different results of the same run.
    private mutating func compare(_ result: Subject.Result, file: String, line: Int) {
        guard let place = places[result.key] else {
            places[result.key] = (result, file, line)
            return
        }
        guard place.result != result else { return }
        func note(_ file: String, _ line: Int, beside other: String) {
            let damage = LineDamage(file: file, line: line, reason: "\(other) holds a different result of the same run")
            if !damages.contains(where: { $0.file == file && $0.line == line }) { damages.append(damage) }
        }
        note(file, line, beside: "\(place.file), line \(place.line)")
        note(place.file, place.line, beside: "\(file), line \(line)")
    }
}
