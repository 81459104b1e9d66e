import Recurrent

/// Which runs make up a resample: as many of a table cell's runs as it has, drawn with replacement.
///
/// Resample b of a table cell takes for its k-th run (k from 0) the run at index ⌊u·R⌋ of its R runs, where u is uniform
/// draw k of the stream with purpose `resample`, layer L − 1 for networks of L layers and b as its run. What is drawn
/// depends on nothing but the seed, the sizes, the cell and the depth, so that intervals are the same on every machine,
/// and table cells are resampled independently of each other.
public struct RunResampling: Sendable, Hashable {
    /// The key of the counter-based generator.
    public let seed: UInt64

    /// How many resamples an interval is made of: enough that the ends of a 95 % interval are those of the 50th smallest
    /// and largest.
    public static let resamples = 2_000

    /// Resampling under a seed.
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The indices, from 0, of the runs that a resample takes.
    ///
    /// - Parameters:
    ///   - resample: Its number, in `DrawAddress.runs`.
    ///   - key: The table cell.
    ///   - runs: How many runs it has.
    /// - Complexity: O(`runs`).
    public func indices(resample: Int, of key: CellKey, runs: Int) -> [Int] {
        let stream = DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize, layer: key.layers - 1,
                run: resample, purpose: .resample))
        var indices: [Int] = []
        indices.reserveCapacity(runs + 1)
        for block in 0..<UInt64((runs + 1) / 2) {
            let pair = stream.uniformPair(block: block)
            indices.append(Int(pair.0 * Double(runs)))
            indices.append(Int(pair.1 * Double(runs)))
        }
        if indices.count > runs { indices.removeLast() }
        return indices
    }
}
