import Foundation

extension Journal {
    /// Reads the journal in `directory` for the experiment that its header names.
    ///
    /// The header is that of `runs.jsonl`, else that of the part with the lowest number, else of the first shard.
    ///
    /// - Parameters:
    ///   - directory: The folder of the journal.
    ///   - anyArithmetic: Whether runs of another arithmetic will do, as where they are only compared.
    /// - Throws: `Failure` of kind `missingInput` where there is no journal, `data` where a line of it is corrupt, two
    ///   files contradict each other or another program wrote it, `inputOutput` where reading fails.
    /// - Complexity: O(size of the journal).
    public static func read(_ directory: String, anyArithmetic: Bool = false) throws(Failure) -> Journal {
        let folder = try JournalFolder(reading: directory)
        _ = try folder.take(.shared)
        // The lock lasts as long as the folder is open.
        defer { withExtendedLifetime(folder) {} }
        guard let journal = try read(folder, for: nil, anyArithmetic: anyArithmetic) else {
            throw Failure(
                .missingInput,
                "There is no journal in \(directory): it has neither runs.jsonl nor parts or shards. Run a sweep first."
            )
        }
        return journal
    }

    /// Reads what the journal in `directory` holds of `experiment`'s protocol: nothing where there is no journal.
    ///
    /// - Throws: `Failure` of kind `data` where the journal belongs to another protocol or is corrupt, `inputOutput`
    ///   where reading fails.
    /// - Complexity: O(size of the journal).
    public static func read(_ directory: String, for experiment: Experiment) throws(Failure) -> Journal {
        guard FileManager.default.fileExists(atPath: directory) else {
            return Journal(directory: directory, experiment: experiment)
        }
        let folder = try JournalFolder(reading: directory)
        _ = try folder.take(.shared)
        defer { withExtendedLifetime(folder) {} }
        return try read(folder, for: experiment) ?? Journal(directory: directory, experiment: experiment)
    }

    /// Reads every file of a folder, which the caller has locked.
    ///
    /// - Parameters:
    ///   - experiment: The experiment the journal has to belong to, or nil for whichever it names.
    ///   - anyArithmetic: Whether runs of another arithmetic will do.
    /// - Returns: Nil where no file holds a whole header.
    static func read(
        _ folder: JournalFolder, for experiment: Experiment?, anyArithmetic: Bool = false
    ) throws(Failure) -> Journal? {
        var reading = experiment.map { JournalReading(of: JournalHeader(of: $0), in: folder) }
        for file in try folder.files() {
            try JournalReading.read(file, in: folder, into: &reading, anyArithmetic: anyArithmetic)
        }
        return reading?.journal
    }
}

extension Journal {
    /// Whether the journal in another folder is of the same protocol and holds no run that this one has not.
    ///
    /// The other journal is not kept in memory.
    ///
    /// - Throws: `Failure` as `read` does.
    /// - Complexity: O(size of the other journal).
    public func contains(everyRunIn directory: String) throws(Failure) -> Bool {
        let folder = try JournalFolder(reading: directory)
        _ = try folder.take(.shared)
        defer { withExtendedLifetime(folder) {} }
        let format = RunLine(for: experiment)
        for file in try folder.files() {
            let path = folder.path(of: file.name)
            var lines = LineReader(try folder.open(file))
            guard let header = try lines.next() else { continue }
            guard try JournalHeader(header, of: path).digest == experiment.digest else { return false }
            while let line = try lines.next() {
                let result = try format.result(of: line, at: "\(path), line \(lines.lineNumber)")
                guard self.result(of: result.key) == result else { return false }
            }
        }
        return true
    }
}

/// A journal that grows as the files of its folder are read one after the other.
private struct JournalReading {
    var journal: Journal
    private let digest: String
    private let format: RunLine
    /// Where each of the journal's results stands.
    private var places: [(file: JournalFile, line: Int)] = []

    init(of header: JournalHeader, in folder: JournalFolder) {
        journal = Journal(directory: folder.path, experiment: header.experiment, arithmetic: header.arithmetic)
        digest = header.digest
        format = RunLine(for: header.experiment)
    }

    /// Adds the runs of one file to `reading`, which begins with the first file's header where it is nil.
    static func read(
        _ file: JournalFile, in folder: JournalFolder, into reading: inout JournalReading?, anyArithmetic: Bool
    ) throws(Failure) {
        let path = folder.path(of: file.name)
        var lines = LineReader(try folder.open(file))
        guard let headerLine = try lines.next() else { return try JournalHeader.requireTorn(lines.remainder, of: path) }
        let header = try JournalHeader(headerLine, of: path, anyArithmetic: anyArithmetic)
        if reading == nil { reading = JournalReading(of: header, in: folder) }
        try header.requireDigest(reading?.digest ?? header.digest, in: path)
        try header.requireArithmetic(reading?.journal.arithmetic ?? header.arithmetic, in: path)
        while let line = try lines.next() {
            try reading?.add(line, at: (file, lines.lineNumber))
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>, at place: (file: JournalFile, line: Int)) throws(Failure) {
        let result = try format.result(of: line, at: path(of: place))
        if let position = journal.positions[result.key] {
            guard journal.results[position] == result else {
                throw Failure(
                    .data,
                    """
                    \(path(of: place)) and \(path(of: places[position])) hold different results of the same run. \
                    Remove both lines, and the next sweep computes the run again.
                    """)
            }
        } else {
            journal.positions[result.key] = journal.results.count
            journal.results.append(result)
            places.append(place)
        }
    }

    private func path(of place: (file: JournalFile, line: Int)) -> String {
        "\(journal.directory)/\(place.file.name), line \(place.line)"
    }
}

extension RunLine {
    /// The result in a line, which stands at `place`.
    ///
    /// - Throws: `Failure` of kind `data` naming the place.
    fileprivate func result(
        of line: ArraySlice<UInt8>, at place: @autoclosure () -> String
    ) throws(Failure) -> RunResult {
        do throws(LineError) {
            return try decode(line)
        } catch {
            throw Failure(
                .data,
                """
                \(place()) is corrupt: \(error.reason). Remove that line, and the next sweep computes its run again.
                """)
        }
    }
}

extension JournalHeader {
    /// The header in the first line of the file at `path`.
    ///
    /// - Parameter anyArithmetic: Whether runs of another arithmetic will do.
    /// - Throws: `Failure` of kind `data` naming the file.
    init(_ line: ArraySlice<UInt8>, of path: String, anyArithmetic: Bool = false) throws(Failure) {
        do throws(LineError) {
            self = try JournalHeader(decoding: line, anyArithmetic: anyArithmetic)
        } catch {
            throw Failure(.data, "\(path), line 1 is not a header that can be used: \(error.reason).")
        }
    }

    /// Refuses the file at `path`, which holds no whole line, where its bytes are not the beginning of a header: a file
    /// of something else must not be taken for a torn one, which is written anew.
    static func requireTorn(_ bytes: ArraySlice<UInt8>, of path: String) throws(Failure) {
        guard zip(bytes, opening.description.utf8).allSatisfy(==) else {
            throw Failure(
                .data,
                "\(path), line 1 is not a header that can be used: no journal begins like it. Move it to another folder."
            )
        }
    }

    /// Refuses the file at `path` where its protocol is not the one with that digest.
    func requireDigest(_ digest: String, in path: String) throws(Failure) {
        guard self.digest == digest else {
            throw Failure(
                .data,
                """
                \(path) belongs to another experiment: the digest of its protocol is \(self.digest.prefix(12))…, not \
                \(digest.prefix(12))…. Choose another folder, or remove the journal there.
                """)
        }
    }

    /// Refuses the file at `path` where its runs are of another arithmetic than those beside it.
    func requireArithmetic(_ arithmetic: Int, in path: String) throws(Failure) {
        guard self.arithmetic == arithmetic else {
            throw Failure(
                .data,
                """
                \(path) holds runs of arithmetic \(self.arithmetic) beside others of arithmetic \(arithmetic). Move it to \
                another folder.
                """)
        }
    }
}
