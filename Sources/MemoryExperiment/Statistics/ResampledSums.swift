import Recurrent
import Statistics

/// The summed steps of the runs of each table cell, in every resample and by each of several criteria.
///
/// Slopes and means over any part of the table cells follow from these sums, so that runs are drawn once for all parts.
public struct ResampledSums: Sendable {
    /// The table cells with their numbers of runs.
    private let cells: [(key: CellKey, runs: Int)]
    /// For each criterion, the sums of the table cells, first of the runs themselves and then of each resample.
    private let sums: [[Double]]

    /// The sums of some runs.
    ///
    /// - Parameters:
    ///   - counts: The steps by each criterion: the same table cells and runs in the same order, all of one recurrent
    ///     cell and depth.
    ///   - resampling: The resampling.
    /// - Returns: Nil if a table cell has fewer than two networks, or if criteria differ in their table cells.
    /// - Complexity: O(r n) in the number n of counted steps and r of resamples.
    public init?(of counts: [SizeChange.Counts], resampling: RunResampling) {
        guard let first = counts.first, !first.isEmpty,
            first.allSatisfy({ resampling.canResample(runs: $0.steps.count) }),
            counts.allSatisfy({ $0.map(\.key) == first.map(\.key) && $0.map(\.steps.count) == first.map(\.steps.count) }
            )
        else { return nil }
        cells = first.map { ($0.key, $0.steps.count) }
        let numbers = counts.map { $0.map { $0.steps.map(Double.init) } }
        var sums = numbers.map { cells in cells.map { $0.reduce(0, +) } }
        var positions: [Int] = []
        for resample in 1...RunResampling.resamples {
            for (place, cell) in cells.enumerated() {
                positions.removeAll(keepingCapacity: true)
                resampling.append(resample: resample, of: cell.key, runs: cell.runs, from: 0, to: &positions)
                for criterion in numbers.indices {
                    let steps = numbers[criterion][place]
                    var sum = 0.0
                    for position in positions { sum += steps[position] }
                    sums[criterion].append(sum)
                }
            }
        }
        self.sums = sums
    }

    /// The changes per doubling of both sizes, by each criterion.
    ///
    /// - Parameter isIn: Whether a table cell belongs to the part that is asked for.
    /// - Returns: As many elements as there are criteria; a size is missing if it does not vary, or if all steps are 0 in
    ///   some resample. None if no table cell belongs to the part.
    /// - Complexity: O(r c + n) in the numbers c of table cells, n of runs and r of resamples.
    public func changes(where isIn: (CellKey) -> Bool = { _ in true }) -> [[NetworkSize: SizeChange]] {
        let part = cells.indices.filter { isIn(cells[$0].key) }
        guard !part.isEmpty else { return [] }
        let keys = part.map { cells[$0].key }
        let slopes = GroupedSizeSlopes(
            inputSizes: keys.map(\.inputSize), hiddenSizes: keys.map(\.hiddenSize), counts: part.map { cells[$0].runs })
        return sums.map { sums in
            var shares: [NetworkSize: [Double]] = [.input: [], .hidden: []]
            var original = (input: Double?.none, hidden: Double?.none)
            for resample in 0...RunResampling.resamples {
                let found = slopes.shares(of: sums, at: part, from: resample * cells.count)
                guard resample > 0 else {
                    original = found
                    continue
                }
                if let share = found.input { shares[.input]?.append(share) }
                if let share = found.hidden { shares[.hidden]?.append(share) }
            }
            var changes: [NetworkSize: SizeChange] = [:]
            for (size, value) in [(NetworkSize.input, original.input), (.hidden, original.hidden)] {
                changes[size] = value.flatMap { BootstrapEstimate(value: $0, resampled: shares[size] ?? []) }
                    .map(SizeChange.init)
            }
            return changes
        }
    }
}
