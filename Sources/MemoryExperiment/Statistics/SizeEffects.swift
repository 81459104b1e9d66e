import Recurrent
import Statistics

/// One of the two sizes of a network.
public enum NetworkSize: String, Sendable, Hashable, CaseIterable {
    /// The number of input features m.
    case input
    /// The hidden size n, the number of units per layer.
    case hidden
}

/// A number computed from runs, with its 95 % bootstrap interval.
public struct BootstrapEstimate: Sendable, Hashable {
    /// The number.
    public var value: Double
    /// The 2.5th to the 97.5th percentile over resamples of the runs.
    public var interval: ConfidenceInterval

    /// An estimate from its parts.
    public init(value: Double, interval: ConfidenceInterval) {
        self.value = value
        self.interval = interval
    }

    /// An estimate with the values of all resamples; nil if some resample has none.
    init?(value: Double, resampled: [Double]) {
        guard resampled.count == RunResampling.resamples else { return nil }
        let sorted = resampled.sorted()
        let tail = (1 - ConfidenceInterval.level) / 2
        self.init(
            value: value,
            interval: ConfidenceInterval(
                low: Quartiles.quantile(tail, of: sorted), high: Quartiles.quantile(1 - tail, of: sorted)))
    }
}

/// How the steps of single runs, rather than their means, depend on the sizes of the networks.
///
/// Intervals are percentile bootstrap intervals (B. Efron, "Bootstrap methods: another look at the jackknife", The
/// Annals of Statistics 7 (1979), 1–26). Runs are resampled within each table cell because the sizes were chosen, and
/// only weights and inputs were drawn.
public struct SizeEffects: Sendable, Hashable {
    /// The dependence on one size.
    public struct Effect: Sendable, Hashable {
        /// Kendall's τ-b of size and steps.
        public var tau: BootstrapEstimate
        /// The increase in steps per doubling of the size, from least squares on log₂ of both sizes.
        public var slope: BootstrapEstimate
        /// The slope as a share of the mean of all runs.
        public var change: SizeChange

        /// An effect from its parts.
        public init(tau: BootstrapEstimate, slope: BootstrapEstimate, change: SizeChange) {
            self.tau = tau
            self.slope = slope
            self.change = change
        }
    }

    /// The number of table cells.
    public let settings: Int
    /// The number of runs.
    public let runs: Int
    /// The number of steps if it is the same for all runs; nil otherwise.
    public let onlySteps: Int?
    private let effects: [NetworkSize: Effect]

    /// The effects of both sizes on `steps`, the numbers of the runs of each table cell.
    ///
    /// - Parameters:
    ///   - steps: The numbers of the runs of each table cell, in any fixed order, network by network; all of one recurrent
    ///     cell and depth.
    ///   - resampling: The resampling for the intervals.
    /// - Returns: Nil if a table cell has fewer than two networks, too few for an interval.
    /// - Complexity: O(n log n + r (n + g l)) in the numbers n of runs, r of resamples, g of sizes and l of different steps.
    public init?(of steps: [(key: CellKey, steps: [Int])], resampling: RunResampling) {
        guard !steps.isEmpty, steps.allSatisfy({ resampling.canResample(runs: $0.steps.count) }) else {
            return nil
        }
        let layout = RunLayout(of: steps)
        let original = layout.statistics(of: layout.ranks.ranks)
        let resampled = (1...RunResampling.resamples).map { resample in
            layout.statistics(of: layout.ranks(resample: resample, resampling))
        }
        settings = steps.count
        runs = layout.ranks.ranks.count
        onlySteps = layout.ranks.levels == 1 ? steps.first?.steps.first : nil
        effects = Dictionary(
            uniqueKeysWithValues: NetworkSize.allCases.compactMap { size in
                guard
                    let tau = Self.estimate(original, resampled, { $0.taus[size] }),
                    let slope = Self.estimate(original, resampled, { $0.slopes[size] }),
                    let share = Self.estimate(original, resampled, { $0.shares[size] })
                else { return nil }
                return (size, Effect(tau: tau, slope: slope, change: SizeChange(share: share)))
            })
    }

    /// The effect of a size; nil if it does not vary, or if the steps are constant in some resample.
    public subscript(size: NetworkSize) -> Effect? { effects[size] }

    /// The number and its interval; nil if it or one of its resampled values is undefined.
    private static func estimate(
        _ original: SizeStatistics, _ resampled: [SizeStatistics], _ value: (SizeStatistics) -> Double?
    ) -> BootstrapEstimate? {
        value(original).flatMap { BootstrapEstimate(value: $0, resampled: resampled.compactMap(value)) }
    }
}

/// The statistics of one sample of runs for both sizes.
private struct SizeStatistics {
    var taus: [NetworkSize: Double] = [:]
    var slopes: [NetworkSize: Double] = [:]
    /// The slopes as shares of the mean.
    var shares: [NetworkSize: Double] = [:]
}

/// The runs in an order that resampling preserves.
private struct RunLayout {
    /// The table cells, each with the position of its first run.
    private let cells: [(key: CellKey, start: Int, runs: Int)]
    /// The ranks of the runs' steps.
    let ranks: DenseRanks
    /// The number of steps of each rank.
    private let stepsOfRank: [Double]
    private let slopes: SizeSlopes
    /// The positions of the runs in ascending order of a size, and the end of each group of equal size.
    private let orders: [NetworkSize: (positions: [Int], groupEnds: [Int])]

    init(of steps: [(key: CellKey, steps: [Int])]) {
        var cells: [(key: CellKey, start: Int, runs: Int)] = []
        var start = 0
        for (key, numbers) in steps {
            cells.append((key, start, numbers.count))
            start += numbers.count
        }
        let numbers = steps.flatMap(\.steps)
        let ranks = DenseRanks(of: numbers)
        self.cells = cells
        self.ranks = ranks
        stepsOfRank = Set(numbers).sorted().map(Double.init)
        let keys = steps.flatMap { cell in cell.steps.map { _ in cell.key } }
        slopes = SizeSlopes(inputSizes: keys.map(\.inputSize), hiddenSizes: keys.map(\.hiddenSize))
        orders = Dictionary(
            uniqueKeysWithValues: NetworkSize.allCases.map { size in
                let sizes = keys.map { $0[size] }
                let positions = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
                let last = positions.count - 1
                let ends = positions.indices.filter { index in
                    index == last || sizes[positions[index]] != sizes[positions[index + 1]]
                }
                return (size, (positions, ends.map { $0 + 1 }))
            })
    }

    /// The ranks of a resample's runs, table cell by table cell.
    func ranks(resample: Int, _ resampling: RunResampling) -> [Int] {
        var positions: [Int] = []
        positions.reserveCapacity(ranks.ranks.count)
        for cell in cells {
            resampling.append(
                resample: resample, of: cell.key, runs: cell.runs, from: cell.start, to: &positions)
        }
        return positions.map { ranks.ranks[$0] }
    }

    /// τ and the slopes of a sample given by its ranks.
    func statistics(of sample: [Int]) -> SizeStatistics {
        let steps = sample.map { stepsOfRank[$0] }
        let slopes = slopes.slopes(of: steps)
        let mean = steps.reduce(0, +) / Double(steps.count)
        var statistics = SizeStatistics()
        statistics.slopes[.input] = slopes.input
        statistics.slopes[.hidden] = slopes.hidden
        if mean > 0 { statistics.shares = statistics.slopes.mapValues { $0 / mean } }
        for (size, order) in orders {
            let ordered = order.positions.map { sample[$0] }
            let tau = KendallTau(ranks: ordered, groupEnds: order.groupEnds, levels: ranks.levels)
            statistics.taus[size] = tau.tauB
        }
        return statistics
    }
}

extension CellKey {
    /// The input or hidden size of the network.
    public subscript(size: NetworkSize) -> Int {
        switch size {
        case .input: inputSize
        case .hidden: hiddenSize
        }
    }
}
