import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The differences of one cell at one depth in one pair of variants, by input and hidden size.
struct SliceDifference: Sendable {
    /// The cell.
    let cell: CellKind
    /// The number of stacked layers.
    let layers: Int
    /// The variants.
    let variants: VariantPair
    /// The input sizes that both sides have, ascending: the rows.
    let inputSizes: [Int]
    /// The hidden sizes that both sides have, ascending: the columns.
    let hiddenSizes: [Int]
    /// The shared steps that each side observed; those of the other side beside a publication.
    let sharedSteps: (first: Int, second: Int)
    /// The differences row by row; nil where a side lacks the cell.
    var cells: [Cell?]

    /// A difference with its probability after the correction for all that are tested.
    struct Cell: Sendable {
        /// The difference.
        let difference: CellDifference
        /// The corrected probability; nil where nothing is tested.
        var corrected: Double?
    }

    /// The difference at a row and a column, both from 0.
    subscript(row: Int, column: Int) -> Cell? { cells[row * hiddenSizes.count + column] }

    /// The cells that both sides have, with their sizes.
    var present: [(inputSize: Int, hiddenSize: Int, cell: Cell)] {
        inputSizes.indices.flatMap { row in
            hiddenSizes.indices.compactMap { column in
                self[row, column].map { (inputSizes[row], hiddenSizes[column], $0) }
            }
        }
    }

    /// The differences of means.
    var means: [MeanDifference] { present.compactMap(\.cell.difference.meanDifference) }
}

extension CellDifference {
    /// The difference of means; nil where runs are censored.
    var meanDifference: MeanDifference? {
        if case .means(let difference) = outcome { difference } else { nil }
    }

    /// The log-rank test; nil where no run is censored or nothing is tested.
    var survival: LogRankTest? {
        if case .survival(let test) = outcome { test } else { nil }
    }

    /// Why nothing is tested.
    var obstacle: Obstacle? {
        if case .untested(let obstacle) = outcome { obstacle } else { nil }
    }
}

extension ExperimentDifference {
    /// How far the sides of a slice are apart, in a line.
    func headline(of slice: SliceDifference) -> String {
        let verdict = verdict(of: slice.present.map(\.cell))
        guard let means = DifferenceSummary(slice.means) else { return "\(title(of: slice)): \(verdict)" }
        let mean = "A − B is \(NumberText.signed(means.mean, decimals: 2)) steps on average"
        return "\(title(of: slice)): \(mean), \(verdict)"
    }
}
