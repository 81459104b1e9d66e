/// One of several equal parts of a plan, each run by its own process or machine.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// The number of the shard, 1…count.
    public let index: Int
    /// The number of shards, 1…1,000,000.
    public let count: Int

    /// The allowed numbers of shards.
    public static let counts = 1...1_000_000

    /// Shard `index` of `count`, or nil if there is no such shard.
    public init?(index: Int, count: Int) {
        guard Self.counts.contains(count), (1...count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    /// Parses the command line's `K/N`, or returns nil.
    public init?(_ text: String) {
        let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 2, let index = Int(plain: numbers[0]), let count = Int(plain: numbers[1]) else {
            return nil
        }
        self.init(index: index, count: count)
    }

    /// Whether this shard includes the run at `position` in plan order, from 0: runs are dealt out in turn.
    public func contains(position: Int) -> Bool { position % count == index - 1 }

    /// The shard in the command line's form, `K/N`.
    public var description: String { "\(index)/\(count)" }
}

extension Int {
    /// Parses decimal digits without a leading zero, or returns nil.
    init?(plain text: some StringProtocol) {
        let digits = text.utf8
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != 0x30 || digits.count == 1 else {
            return nil
        }
        self.init(text)
    }
}
