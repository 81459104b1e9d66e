import MemoryExperiment

/// The smallest and the largest mean of a grid, with their sizes.
struct GridRange {
    /// The cell with the smallest mean.
    let least: CellStatistics
    /// The cell with the largest mean.
    let most: CellStatistics

    /// The range of the cells that have a mean; nil where none has.
    init?(of grid: SizeGrid) {
        let cells = grid.cells.filter { $0.mean != nil }
        guard let least = cells.min(by: { ($0.mean ?? 0) < ($1.mean ?? 0) }),
            let most = cells.max(by: { ($0.mean ?? 0) < ($1.mean ?? 0) })
        else { return nil }
        self.least = least
        self.most = most
    }

    /// Both means with their places, such as `0.4 (input size 32, output size 1) to 47.6 (…)`.
    var text: String { "\(Self.text(least)) to \(Self.text(most))" }

    private static func text(_ cell: CellStatistics) -> String {
        let mean = cell.mean.map { NumberText.fixed($0, decimals: 1) } ?? ""
        return "\(mean) (input size \(cell.key.inputSize), output size \(cell.key.hiddenSize))"
    }
}
