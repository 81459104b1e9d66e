/// Random numbers determined by a seed, a row and a try (SplitMix64).
struct Draws: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The numbers of one try.
    init(seed: UInt64, row: String, number: Int) {
        // FNV-1a, since Swift's own hashes differ from process to process.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in row.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = seed &* 0x9e37_79b9_7f4a_7c15 ^ hash ^ UInt64(truncatingIfNeeded: number) &* 0xd6e8_feb8_6659_fd93
        for _ in 0..<4 { _ = next() }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number of `range`.
    mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    /// A number from 0 to 1.
    mutating func fraction() -> Double { Double.random(in: 0..<1, using: &self) }

    /// Whether something with this probability happens.
    mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

    /// One of `choices`, which must not be empty.
    mutating func one<Choice>(of choices: [Choice]) -> Choice { choices[int(0..<choices.count)] }
}
