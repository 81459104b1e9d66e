import MemoryExperiment

extension Table {
    /// The post's table: the mean of `cosine`, `first`, by input size (rows) and output size (columns).
    package static func means(of grid: SizeGrid) -> Table {
        let quantity = Wording.quantity(grid.criterion, grid.measure, sharedSteps: grid.sharedSteps)
        var footnotes: [String] = []
        if grid.censored > 0 { footnotes.append(censoredFootnote(of: grid, prefix: "“med.” stands before the ")) }
        return Table(
            name: grid.slice.name(),
            title: "Memory of the \(grid.slice.title)",
            caption: """
                Mean ± standard deviation of \(quantity) \
                (\(Wording.name(grid.criterion, grid.measure))). \(Wording.runs(of: grid)). \
                \(Wording.censoring(of: grid))
                """,
            stubHeads: ["Input size"], spanner: "Output size", columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.tableRows { CellText.mean($0, sharedSteps: grid.sharedSteps) },
            footnotes: footnotes, records: grid.records)
    }

    /// The median of `bitwise-state`, `first`, with the number of censored runs.
    package static func bitwiseMedians(of grid: SizeGrid) -> Table {
        let quantity = Wording.quantity(grid.criterion, grid.measure, sharedSteps: grid.sharedSteps)
        return Table(
            name: "bitwise-\(grid.slice.name())",
            title: "Bitwise convergence of the \(grid.slice.title)",
            caption: """
                Median of \(quantity) (\(Wording.name(grid.criterion, grid.measure))). \(Wording.runs(of: grid)). \
                \(Wording.censoring(of: grid, usesMeans: false))
                """,
            stubHeads: ["Input size"], spanner: "Output size", columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.tableRows { CellText.median($0, sharedSteps: grid.sharedSteps) },
            footnotes: grid.censored > 0 ? [censoredFootnote(of: grid, prefix: "Medians are ")] : [],
            records: grid.records)
    }

    private static func censoredFootnote(of grid: SizeGrid, prefix: String) -> String {
        """
        \(prefix)Kaplan–Meier medians, “\(CellText.bound(grid.sharedSteps))” where too many runs are censored for \
        one. In brackets: censored runs / runs.
        """
    }
}

extension SizeGrid {
    /// One row per input size with a cell for each hidden size.
    func tableRows(_ cell: (CellStatistics) -> TableCell) -> [TableRow] {
        inputSizes.indices.map { row in
            TableRow(
                labels: [NumberText.grouped(inputSizes[row])],
                cells: hiddenSizes.indices.map { cell(self[row, $0]) })
        }
    }

    /// One record per pair of sizes.
    var records: Records {
        Records(
            columns: [
                "input_size", "output_size", "runs", "censored", "mean", "sd", "median", "ci_low", "ci_high",
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
