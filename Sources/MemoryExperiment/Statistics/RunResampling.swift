import Recurrent

/// The runs of a bootstrap resample: as many as the table cell has, drawn with replacement.
///
/// The k-th run (k from 0) of resample b of a table cell is the run at index ⌊u·R⌋ of its R runs, where u is uniform
/// draw k of the stream with purpose `resample`, layer L − 1 for networks of L layers and b as its run. The draws
/// depend only on the seed, the sizes, the recurrent cell and the depth, so intervals are the same on every machine and
/// table cells are resampled independently.
///
/// If each network has several input streams, R counts networks, and each network that is drawn brings all its runs: runs of
/// one network are not independent (A. C. Davison, D. V. Hinkley, "Bootstrap Methods and their Application" (1997), section
/// 3.8).
public struct RunResampling: Sendable, Hashable {
    /// The key (seed) of the counter-based generator.
    public let seed: UInt64
    /// The number of consecutive runs of each network, which are resampled together.
    public let streams: Int

    /// The number of resamples behind an interval: enough for the ends of a 95 % interval to be the 50th smallest and
    /// largest.
    public static let resamples = 2_000

    /// Resampling with a seed.
    ///
    /// - Parameters:
    ///   - seed: The key (seed) of the counter-based generator.
    ///   - streams: The number of consecutive runs of each network.
    public init(seed: UInt64, streams: Int = 1) {
        self.seed = seed
        self.streams = streams
    }

    /// Whether a table cell has enough runs for an interval: those of at least two networks, each with all its runs.
    func canResample(runs: Int) -> Bool { runs.isMultiple(of: streams) && runs / streams > 1 }

    /// The indices, from 0, of the runs in a resample.
    ///
    /// - Parameters:
    ///   - resample: Its number, in `DrawAddress.runs`.
    ///   - key: The table cell.
    ///   - runs: The number of runs of the table cell, a multiple of `streams`.
    /// - Complexity: O(`runs`).
    public func indices(resample: Int, of key: CellKey, runs: Int) -> [Int] {
        var indices: [Int] = []
        indices.reserveCapacity(runs + 1)
        append(resample: resample, of: key, runs: runs, from: 0, to: &indices)
        return indices
    }

    /// Appends the indices of the runs in a resample, counted from `start`.
    ///
    /// - Parameters:
    ///   - resample: Its number, in `DrawAddress.runs`.
    ///   - key: The table cell.
    ///   - runs: The number of runs of the table cell.
    ///   - start: The index of its first run.
    ///   - positions: The array to append to.
    /// - Complexity: O(`runs`).
    func append(resample: Int, of key: CellKey, runs: Int, from start: Int, to positions: inout [Int]) {
        let stream = DrawStream(
            seed: seed,
            address: DrawAddress(
                cell: key.cell, inputSize: key.inputSize, hiddenSize: key.hiddenSize, layer: key.layers - 1,
                run: resample, purpose: .resample))
        let networks = runs / streams
        let end = positions.count
        stream.appendIndices(networks, below: networks, from: streams > 1 ? 0 : start, to: &positions)
        guard streams > 1 else { return }
        let drawn = positions[end...].map { start + $0 * streams }
        positions.removeSubrange(end...)
        for first in drawn { positions.append(contentsOf: first..<(first + streams)) }
    }
}
