import MemoryExperiment
import Statistics
import Support
import Typesetting

extension SliceTable {
    /// The means of `first` of the main criterion, `cosine` if it is observed, as the post tabulates them.
    package static var means: SliceTable {
        SliceTable(
            names: { [$0.name()] }, isReported: { _ in true },
            make: { _, slice, source throws(Unavailable) in
                .means(of: try source.gridSoFar(of: slice, source.data.experiment.mainCriterion, .first))
            })
    }

    /// The medians of `bitwise-state`, `first`.
    package static var bitwise: SliceTable {
        SliceTable("bitwise") { _, slice, source throws(Unavailable) in
            .bitwiseMedians(of: try source.gridSoFar(of: slice, .bitwiseState, .first))
        }
    }
}

extension Table {
    /// The form of the post's table: the mean by input size (rows) and hidden size (columns).
    package static func means(of grid: SizeGrid) -> Table {
        var footnotes: [String] = []
        if grid.censored > 0 { footnotes.append(censoredFootnote(of: grid, prefix: "“med.” marks ")) }
        return Table(
            name: grid.slice.name(),
            title: "Memory of the \(grid.slice.title)",
            caption: """
                \(Wording.entries("mean ± standard deviation", \.mean, of: grid))\
                \(Wording.censoring(of: grid))\(grid.isPublished ? " The post calls the hidden size “output size”." : "")
                """,
            stubHeads: ["Input size"], spanner: "Hidden size", columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.tableRows { CellText.mean($0, sharedSteps: grid.sharedSteps) },
            footnotes: footnotes, records: grid.records)
    }

    /// The median of `bitwise-state`, `first`, with the number of censored runs.
    package static func bitwiseMedians(of grid: SizeGrid) -> Table {
        return Table(
            name: "bitwise-\(grid.slice.name())",
            title: "Bitwise convergence of the \(grid.slice.title)",
            caption: Wording.entries("median", \.median, of: grid),
            stubHeads: ["Input size"], spanner: "Hidden size", columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.tableRows { CellText.median($0, sharedSteps: grid.sharedSteps) },
            footnotes: grid.censored > 0 ? [censoredFootnote(of: grid, prefix: "Medians are ")] : [],
            records: grid.records)
    }

    private static func censoredFootnote(of grid: SizeGrid, prefix: String) -> String {
        let half = grid.cells.contains(where: \.isHalfCensored)
        var sentences: [String] = []
        if half || grid.cells.contains(where: { $0.censored > 0 && $0.median != nil }) {
            sentences.append("\(prefix)Kaplan–Meier medians.")
        }
        if half {
            sentences.append(
                """
                If exactly half of the runs are censored, “≥” precedes the largest count that is not: a lower bound of the \
                median.
                """)
        }
        return (sentences + ["Brackets give censored runs out of all runs."]).joined(separator: " ")
    }
}

extension SizeGrid {
    /// Whether the post tabulates the same networks by the same count.
    fileprivate var isPublished: Bool {
        PublishedTable.cells.contains(slice.cell) && slice.layers == 1 && slice.isPrimary && criterion == .cosine
            && measure == .first
    }

    /// One row per input size with a table cell for each hidden size.
    func tableRows(_ cell: (CellStatistics) -> TableCell) -> [TableRow] {
        inputSizes.indices.map { row in
            TableRow(
                labels: [NumberText.grouped(inputSizes[row])],
                cells: hiddenSizes.indices.map { cell(self[row, $0]) })
        }
    }

    /// One record per setting.
    var records: Records {
        Records(
            columns: [
                "input_size", "hidden_size", "runs", "censored", "mean", "sd", "median", "ci_low", "ci_high",
            ],
            rows: cells.map { cell in
                [
                    .integer(cell.key.inputSize), .integer(cell.key.hiddenSize), .integer(cell.runs),
                    .integer(cell.censored), Scalar(cell.mean), Scalar(cell.standardDeviation), Scalar(cell.median),
                    Scalar(cell.interval?.low), Scalar(cell.interval?.high),
                ]
            })
    }
}
