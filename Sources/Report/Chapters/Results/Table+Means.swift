import MemoryExperiment

extension SliceTable {
    /// The means of `first` of the main criterion, `cosine` where it is observed, as the post tabulates them.
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
        let quantity = Wording.quantity(grid.criterion, grid.measure, sharedSteps: grid.sharedSteps)
        var footnotes: [String] = []
        if grid.censored > 0 { footnotes.append(censoredFootnote(of: grid, prefix: "“med.” stands before the ")) }
        return Table(
            name: grid.slice.name(),
            title: "Memory of the \(grid.slice.title)",
            caption: """
                \(Wording.statistic("Mean ± standard deviation", \.mean, of: quantity, in: grid)) \
                (\(Wording.name(grid.criterion, grid.measure))). \(Wording.runs(of: grid)). \
                \(Wording.censoring(of: grid))
                """,
            stubHeads: ["Input size"], spanner: "Hidden size", columns: grid.hiddenSizes.map(NumberText.grouped),
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
                \(Wording.statistic("Median", \.median, of: quantity, in: grid)) \
                (\(Wording.name(grid.criterion, grid.measure))). \(Wording.runs(of: grid)). \
                \(Wording.censoring(of: grid, usesMeans: false))
                """,
            stubHeads: ["Input size"], spanner: "Hidden size", columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.tableRows { CellText.median($0, sharedSteps: grid.sharedSteps) },
            footnotes: grid.censored > 0 ? [censoredFootnote(of: grid, prefix: "Medians are ")] : [],
            records: grid.records)
    }

    private static func censoredFootnote(of grid: SizeGrid, prefix: String) -> String {
        let most = grid.cells.contains(where: \.isMostlyCensored)
        let half = grid.cells.contains(where: \.isHalfCensored)
        var sentences: [String] = []
        if half || grid.cells.contains(where: { $0.censored > 0 && $0.median != nil }) {
            sentences.append("\(prefix)Kaplan–Meier medians.")
        }
        if most {
            sentences.append(
                "“\(CellText.bound(grid.sharedSteps))” stands where more than half of the runs are censored.")
        }
        if half {
            sentences.append(
                """
                Where exactly half of them are, the median is not known but at least the number of the last run that is \
                not censored, which stands after “≥”.
                """)
        }
        return (sentences + ["In brackets: censored runs / runs."]).joined(separator: " ")
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
