import Recurrent

/// The source of random permutations of a table cell's runs.
///
/// Permutation b of a table cell reads the stream with purpose `permutation`, layer L − 1 for networks of L layers and
/// b as its run. So a p-value is the same on every machine, and table cells are permuted independently.
public struct PermutationDraws: Sendable, Hashable {
    /// The key of the counter-based generator.
    public let seed: UInt64
    /// The table cell.
    public let key: CellKey

    /// Draws for a table cell with a seed.
    public init(seed: UInt64, key: CellKey) {
        self.seed = seed
        self.key = key
    }

    /// The number of permutations behind a p-value: 9,999, or fewer if many runs make each of them expensive.
    static func count(runs: Int) -> Int { min(9_999, max(999, 4_000_000 / max(1, runs))) }

    /// The most permutations to enumerate completely instead of drawing them.
    static let mostEnumerated = 1 << 16

    /// The stream of one permutation, whose number is in `DrawAddress.runs`.
    func stream(_ number: Int) -> DrawStream {
        DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize, layer: key.layers - 1,
                run: number, purpose: .permutation))
    }
}

/// The p-value of a permutation test: the fraction of permutations at least as extreme as the measurement.
public struct PermutationProbability: Sendable, Hashable {
    /// The p-value; from random permutations (b + 1)/(m + 1), which is never 0.
    public let value: Double
    /// Whether every permutation was enumerated.
    public let isExact: Bool

    /// The p-value from all `count` permutations, `extreme` of which are at least as extreme.
    init(extreme: Int, ofAll count: Int) {
        value = Double(extreme) / Double(count)
        isExact = true
    }

    /// The p-value from `count` random permutations, `extreme` of which are at least as extreme.
    ///
    /// B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and
    /// Molecular Biology 9 (2010), 39.
    init(extreme: Int, ofRandom count: Int) {
        value = Double(extreme + 1) / Double(count + 1)
        isExact = false
    }
}
