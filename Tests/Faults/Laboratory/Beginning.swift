import Foundation

/// The contents of a journal's folder before a command is disturbed.
struct Beginning: Sendable {
    /// What it is, in words.
    let name: String
    /// The bytes of each file by its name; there is no folder if there is no file.
    let files: [String: Data]

    /// Creates the folder at `path` in its initial state.
    func place(at path: String) throws(Trouble) {
        guard !files.isEmpty else {
            // The parent folder exists, as it does for users.
            return try Files.makeFolder((path as NSString).deletingLastPathComponent)
        }
        try Files.makeFolder(path)
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { try Files.write(bytes, to: "\(path)/\(name)") }
    }

    /// The records that it holds.
    func records(of reference: Reference) -> Set<Int> {
        files.values.reduce(into: []) { $0.formUnion(reference.records(of: $1)) }
    }

    /// The initial states from which all journals of `whole` are completed.
    ///
    /// - Parameters:
    ///   - small: A smaller plan of the same protocol.
    ///   - shards: The files of three shards of the whole plan, by name.
    static func all(small: Reference, whole: Reference, shards: [String: Data]) -> [Beginning] {
        let names = shards.keys.sorted()
        guard let first = names.first, let last = names.last, let file = shards[last] else { return [] }
        let part = [JournalName.part(besides: last): unclosed(file, of: whole)]
        let compacted = ["runs.jsonl": small.bytes]
        return [
            Beginning(name: "no journal", files: [:]),
            Beginning(name: "the compacted journal of a smaller plan", files: compacted),
            Beginning(name: "all shards", files: shards),
            Beginning(name: "two of three shards", files: shards.filter { $0.key != first }),
            Beginning(name: "a part that was not closed", files: part),
            Beginning(
                name: "a compacted journal, a shard and a part that was not closed",
                files: compacted.merging(part) { old, _ in old }.merging(shards.filter { $0.key == first }) { old, _ in
                    old
                }),
        ]
    }

    /// What a writer leaves when it is killed in the middle of a record: no closing line, a torn last line.
    static func unclosed(_ file: Data, of reference: Reference) -> Data {
        let lines = Lines(file).whole
        let records = lines.filter { reference.positions[$0] != nil }
        let kept = max(1, records.count - 1)
        var bytes = Lines.join(lines.prefix(1) + records.prefix(kept))
        if let torn = records.dropFirst(kept).first { bytes += torn.prefix(torn.count / 2) }
        return bytes
    }
}
