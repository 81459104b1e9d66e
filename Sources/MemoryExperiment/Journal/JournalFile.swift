/// The files that together are a journal.
enum JournalFile: Hashable, Comparable {
    /// The compacted journal.
    case runs
    /// What one sweep appended.
    case part(Int)
    /// What the sweeps of shard `index` of `count` appended.
    case shard(count: Int, index: Int)

    /// The file of that name in the folder, or nil where it is no file of a journal.
    init?(name: String) {
        guard name.hasSuffix(".jsonl") else { return nil }
        let words = name.dropLast(".jsonl".count).split(separator: "-", omittingEmptySubsequences: false)
        switch (words.first, words.count) {
        case ("runs", 1):
            self = .runs
        case ("part", 2):
            guard let number = Int(plain: words[1]), number > 0 else { return nil }
            self = .part(number)
        case ("shard", 4):
            guard words[2] == "of", let index = Int(plain: words[1]), let count = Int(plain: words[3]),
                let shard = Shard(index: index, count: count)
            else { return nil }
            self = Self.of(shard)
        default:
            return nil
        }
    }

    /// The file that `shard` appends to.
    static func of(_ shard: Shard) -> JournalFile { .shard(count: shard.count, index: shard.index) }

    /// The name in the folder.
    var name: String {
        switch self {
        case .runs: "runs.jsonl"
        case .part(let number): "part-\(number).jsonl"
        case .shard(let count, let index): "shard-\(index)-of-\(count).jsonl"
        }
    }

    /// The file beside `runs.jsonl` that a compaction writes before it takes its place.
    static let aside = "runs.jsonl.new"
}
