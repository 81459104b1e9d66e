import Recurrent

/// Where the random rearrangements of a table cell's runs come from.
///
/// Rearrangement b of a table cell reads the stream with purpose `permutation`, layer L − 1 for networks of L layers and b
/// as its run, so that a probability is the same on every machine and table cells are rearranged independently.
public struct PermutationDraws: Sendable, Hashable {
    /// The key of the counter-based generator.
    public let seed: UInt64
    /// The table cell.
    public let key: CellKey

    /// Draws for a table cell under a seed.
    public init(seed: UInt64, key: CellKey) {
        self.seed = seed
        self.key = key
    }

    /// How many rearrangements a probability is made of: 9,999, or fewer where many runs make each of them dear.
    static func count(runs: Int) -> Int { min(9_999, max(999, 4_000_000 / max(1, runs))) }

    /// The most rearrangements that are all looked at, so that nothing is drawn.
    static let mostEnumerated = 1 << 16

    /// The stream of one rearrangement, whose number is in `DrawAddress.runs`.
    func stream(_ number: Int) -> DrawStream {
        DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize, layer: key.layers - 1,
                run: number, purpose: .permutation))
    }
}

/// How many of all, or of some random, rearrangements of runs are at least as extreme as what was measured.
public struct PermutationProbability: Sendable, Hashable {
    /// The probability; of random rearrangements (b + 1)/(m + 1), which is never 0.
    public let value: Double
    /// Whether every rearrangement was looked at.
    public let isExact: Bool

    /// All `count` rearrangements, of which `extreme` are at least as extreme.
    init(extreme: Int, ofAll count: Int) {
        value = Double(extreme) / Double(count)
        isExact = true
    }

    /// `count` random rearrangements, of which `extreme` are at least as extreme.
    ///
    /// B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and
    /// Molecular Biology 9 (2010), 39.
    init(extreme: Int, ofRandom count: Int) {
        value = Double(extreme + 1) / Double(count + 1)
        isExact = false
    }
}
