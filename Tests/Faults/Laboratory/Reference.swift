import Foundation

/// An experiment with the journal of an undisturbed sweep.
struct Reference: Sendable {
    /// The path of the experiment file.
    let experiment: String
    /// The bytes of `runs.jsonl`.
    let bytes: Data
    /// The records of that file: each line without its newline, and its position.
    let positions: [Data: Int]
    /// The first lines of files in this experiment's journals.
    var headers: Set<Data>

    /// The journal of an experiment from the bytes of its `runs.jsonl`.
    init(experiment: String, bytes: Data) {
        self.experiment = experiment
        self.bytes = bytes
        let lines = Lines(bytes).whole
        headers = Set(lines.prefix(1))
        positions = Dictionary(lines.dropFirst().enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// How many records the journal holds.
    var count: Int { positions.count }

    /// The positions of the records found in a journal's folder.
    ///
    /// A record is a complete line that equals one of the reference byte for byte, in a journal file whose first line
    /// is a header of the reference. This check does not rely on the program under test.
    func records(in folder: String) -> Set<Int> {
        var found: Set<Int> = []
        for name in Files.names(in: folder) where JournalName.isOne(name) {
            if let bytes = Files.bytes(of: "\(folder)/\(name)") { found.formUnion(records(of: bytes)) }
        }
        return found
    }

    /// The positions of the records in the bytes of one file of a journal.
    func records(of file: Data) -> Set<Int> {
        let lines = Lines(file).whole
        guard let header = lines.first, headers.contains(header) else { return [] }
        return Set(lines.dropFirst().compactMap { positions[$0] })
    }
}

/// The lines of a file.
struct Lines {
    /// The lines that end in a newline, without it.
    private(set) var whole: [Data] = []
    /// The bytes after the last newline.
    private(set) var rest = Data()

    /// The lines of the bytes of a file.
    init(_ bytes: Data) {
        var pieces = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Data($0) }
        rest = pieces.popLast() ?? Data()
        whole = pieces
    }

    /// The bytes of lines, each with its newline.
    static func join(_ lines: some Sequence<Data>) -> Data {
        var bytes = Data()
        for line in lines {
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}

/// The names of files in the folder of a journal.
enum JournalName {
    /// Whether a file of that name belongs to a journal.
    static func isOne(_ name: String) -> Bool {
        name == "runs.jsonl" || (name.hasSuffix(".jsonl") && (name.hasPrefix("part-") || name.hasPrefix("shard-")))
    }

    /// The name of a part that was started by a writer other than this shard's.
    static func part(besides shard: String) -> String {
        let words = shard.dropLast(".jsonl".count).split(separator: "-")
        guard words.count == 5, let identity = words.last else { return "part-1.jsonl" }
        return "part-\(String(identity.reversed())).jsonl"
    }
}
