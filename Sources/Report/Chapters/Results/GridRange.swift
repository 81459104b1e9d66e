import MemoryExperiment
import Support

/// The smallest and the largest mean of a grid, with their sizes.
struct GridRange {
    /// The table cell with the smallest mean.
    let least: CellStatistics
    /// The table cell with the largest mean.
    let most: CellStatistics

    /// Whether no other table cell has a mean.
    private let isOnly: Bool

    /// The range of the table cells that have a mean; nil if none has.
    init?(of grid: SizeGrid) {
        let cells = grid.cells.filter { $0.mean != nil }
        guard let least = cells.min(by: { ($0.mean ?? 0) < ($1.mean ?? 0) }),
            let most = cells.max(by: { ($0.mean ?? 0) < ($1.mean ?? 0) })
        else { return nil }
        self.least = least
        self.most = most
        isOnly = cells.count == 1
    }

    /// The range in a sentence.
    ///
    /// - Parameter size: The smallest hidden size, if smaller ones are left out.
    func sentence(from size: Int? = nil) -> String {
        let clause =
            isOnly
            ? "the mean is \(text)."
            : least.mean == most.mean ? "all means are \(text)." : "the means range from \(text)."
        return size.map { "From hidden size \(NumberText.grouped($0)) upward, \(clause)" } ?? clause.capitalizedFirst
    }

    /// Both means with their places, such as `0.4 (input size 32, hidden size 1) to 47.6 (…)`.
    private var text: String {
        if isOnly { return Self.text(least) }
        return least.mean == most.mean ? Self.mean(least) : "\(Self.text(least)) to \(Self.text(most))"
    }

    private static func text(_ cell: CellStatistics) -> String {
        "\(mean(cell)) (input size \(cell.key.inputSize), hidden size \(cell.key.hiddenSize))"
    }

    private static func mean(_ cell: CellStatistics) -> String {
        cell.mean.map { NumberText.fixed($0, decimals: 1) } ?? ""
    }
}
