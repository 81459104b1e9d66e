import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The differences of one recurrent cell at one depth in one pair of variants, by input and hidden size.
struct SliceDifference: Sendable {
    /// The recurrent cell.
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
    /// The differences row by row; nil if a side lacks the table cell.
    var cells: [Cell?]

    /// A difference with its probability after the correction for all that are tested.
    struct Cell: Sendable {
        /// The difference.
        let difference: CellDifference
        /// The corrected probability; nil if nothing is tested.
        var corrected: Double?
    }

    /// The difference at a row and a column, both from 0.
    subscript(row: Int, column: Int) -> Cell? { cells[row * hiddenSizes.count + column] }

    /// The table cells that both sides have, with their sizes.
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
    /// The difference of means; nil if runs are censored.
    var meanDifference: MeanDifference? {
        if case .means(let difference) = outcome { difference } else { nil }
    }

    /// The log-rank test; nil if no run is censored or nothing is tested.
    var survival: LogRankTest? {
        if case .survival(let test) = outcome { test } else { nil }
    }

    /// Why nothing is tested.
    var obstacle: Obstacle? {
        if case .untested(let obstacle) = outcome { obstacle } else { nil }
    }
}

extension ExperimentDifference {
    /// The difference between the sides of a slice, in a line.
    func headline(of slice: SliceDifference) -> String {
        let title = title(of: slice)
        let verdict = verdict(of: slice.present.map(\.cell)).replacing("table cell", with: "setting")
        guard let means = DifferenceSummary(slice.means) else { return "\(title): \(verdict)" }
        let average = "A − B averages \(NumberText.signed(means.mean, decimals: 2)) steps"
        return Wording.headline("\(title): \(average); \(verdict)", "\(title): \(verdict)") ?? "\(title): A − B"
    }
}
