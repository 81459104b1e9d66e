import MemoryExperiment
import Support

/// How the means of a grid change from one size to the next.
struct Trend: Sendable {
    /// The size that changes while the other stays.
    enum Direction: Sendable {
        case hiddenSize
        case inputSize

        var name: String { self == .hiddenSize ? "hidden size" : "input size" }
        var onlyOtherName: String { self == .hiddenSize ? "input size" : "hidden size" }
        var otherName: String { self == .hiddenSize ? "input sizes" : "hidden sizes" }
    }

    private let direction: Direction
    /// The other size, if there is only one.
    private let onlyOther: Int?
    /// The smallest and the largest size, with the mean over the other size at each.
    let ends: (sizes: (Int, Int), means: (Double, Double))
    private let rises: Int
    private let falls: Int

    /// The changes in one direction; nil if there are none, or a table cell has no mean.
    init?(of grid: SizeGrid, along direction: Direction) {
        let means = grid.cells.compactMap(\.mean)
        guard means.count == grid.cells.count else { return nil }
        let (rows, columns) = (grid.inputSizes.count, grid.hiddenSizes.count)
        let lines: [[Double]] =
            switch direction {
            case .hiddenSize: (0..<rows).map { row in (0..<columns).map { means[row * columns + $0] } }
            case .inputSize: (0..<columns).map { column in (0..<rows).map { means[$0 * columns + column] } }
            }
        let sizes = direction == .hiddenSize ? grid.hiddenSizes : grid.inputSizes
        guard let first = sizes.first, let last = sizes.last, sizes.count > 1 else { return nil }
        let changes = lines.flatMap { line in zip(line, line.dropFirst()).map { $1 - $0 } }
        func average(_ index: Int) -> Double { lines.reduce(0) { $0 + $1[index] } / Double(lines.count) }
        self.direction = direction
        let others = direction == .hiddenSize ? grid.inputSizes : grid.hiddenSizes
        onlyOther = others.count == 1 ? others[0] : nil
        ends = ((first, last), (average(0), average(sizes.count - 1)))
        rises = changes.count { $0 > 0 }
        falls = changes.count { $0 < 0 }
    }

    /// The relative change between the first and the last mean; nil if the first is 0.
    var relativeChange: Double? { ends.means.0 > 0 ? ends.means.1 / ends.means.0 - 1 : nil }

    /// The share of comparisons that agree with the overall direction, among those with a change.
    var agreement: Double {
        guard rises + falls > 0 else { return 0 }
        return Double(ends.means.1 > ends.means.0 ? rises : falls) / Double(rises + falls)
    }

    /// The change in a sentence.
    ///
    /// - Parameter least: The smallest hidden size, if smaller ones are left out.
    func text(from least: Int?) -> String {
        let scope = onlyOther.map { "At \(direction.onlyOtherName) \(NumberText.grouped($0))" }
        let limit =
            switch direction {
            case .hiddenSize: ""
            case .inputSize: least.map { " from \(NumberText.grouped($0)) upward" } ?? ""
            }
        return "\(scope ?? "Averaged over \(direction.otherName)\(limit)"), the mean \(change)."
    }

    /// The change between both ends, as a predicate.
    private var change: String {
        let (start, end) = (NumberText.fixed(ends.means.0, decimals: 1), NumberText.fixed(ends.means.1, decimals: 1))
        return Wording.change(
            from: start, at: "\(direction.name) \(NumberText.grouped(ends.sizes.0))",
            to: end, at: NumberText.grouped(ends.sizes.1),
            by: start == end ? 0 : ends.means.1 - ends.means.0)
    }
}
