import Support

/// A file of a journal.
enum JournalFile: Hashable, Sendable {
    /// The compacted journal.
    case runs
    /// The runs that one sweep appended.
    case part(Suffix)
    /// The runs that a sweep of shard `index` of `count` appended; older programs gave such a file no suffix.
    case shard(count: Int, index: Int, Suffix?)

    /// The suffix that distinguishes the files of different writers.
    enum Suffix: Hashable, Sendable {
        /// 128 random bits as 32 lower-case hexadecimal digits: no two writers ever share a name.
        case random(String)
        /// A number, which older programs used.
        case number(Int)

        /// A new random suffix.
        static func makeRandom() -> Suffix {
            .random(.randomHexadecimal())
        }

        /// Parses a suffix; nil if `text` is not one.
        init?(_ text: some StringProtocol) {
            if text.utf8.count == 32, text.utf8.allSatisfy(Self.isHexadecimal) {
                self = .random(String(text))
            } else if let number = Int(plain: text), number > 0 {
                self = .number(number)
            } else {
                return nil
            }
        }

        private static func isHexadecimal(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
            default: false
            }
        }

        /// The suffix as it appears in the name.
        var text: String {
            switch self {
            case .random(let digits): digits
            case .number(let number): String(number)
            }
        }
    }

    /// The journal file called `name`, or nil if it is not a journal's file.
    init?(name: String) {
        guard name.hasSuffix(Self.ending) else { return nil }
        let words = name.dropLast(Self.ending.count).split(separator: "-", omittingEmptySubsequences: false)
        switch (words.first, words.count) {
        case ("runs", 1):
            self = .runs
        case ("part", 2):
            guard let suffix = Suffix(words[1]) else { return nil }
            self = .part(suffix)
        case ("shard", 4), ("shard", 5):
            guard words[2] == "of", let index = Int(plain: words[1]), let count = Int(plain: words[3]),
                let shard = Shard(index: index, count: count)
            else { return nil }
            let suffix = words.count == 5 ? Suffix(words[4]) : nil
            if words.count == 5 {
                guard case .random = suffix else { return nil }
            }
            self = .shard(count: shard.count, index: shard.index, suffix)
        default:
            return nil
        }
    }

    /// A new file for a sweep of everything or of one shard.
    static func makeRandom(for shard: Shard?) -> JournalFile {
        let suffix = Suffix.makeRandom()
        return shard.map { .shard(count: $0.count, index: $0.index, suffix) } ?? .part(suffix)
    }

    /// The name in the folder.
    var name: String {
        switch self {
        case .runs: "runs" + Self.ending
        case .part(let suffix): "part-\(suffix.text)" + Self.ending
        case .shard(let count, let index, let suffix):
            "shard-\(index)-of-\(count)\(suffix.map { "-\($0.text)" } ?? "")" + Self.ending
        }
    }

    /// Whether it belongs to that shard.
    func isOf(_ shard: Shard) -> Bool {
        switch self {
        case .runs, .part: false
        case .shard(let count, let index, _): count == shard.count && index == shard.index
        }
    }

    private static let ending = ".jsonl"

    /// The temporary file that compactions of older programs wrote next to `runs.jsonl`.
    static let formerAside = "runs.jsonl.new"
}

extension JournalFile: Comparable {
    /// `runs.jsonl` first, then parts and shards by their numbers.
    static func < (left: JournalFile, right: JournalFile) -> Bool {
        left.rank.lexicographicallyPrecedes(right.rank)
            || left.rank == right.rank && left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }

    private var rank: [Int] {
        switch self {
        case .runs: [0]
        case .part(.number(let number)): [1, number]
        case .part(.random): [1, .max]
        case .shard(let count, let index, _): [2, count, index]
        }
    }
}
