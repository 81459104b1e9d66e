import MemoryExperiment
import Statistics
import Support
import Typesetting

extension SliceTable {
    /// The published means beside the measured ones.
    package static var comparison: SliceTable {
        SliceTable("comparison", isReported: PublishedTable.covers) { _, slice, source throws(Unavailable) in
            .comparison(try Comparison(source.grid(of: slice, .cosine, .first)))
        }
    }
}

extension Table {
    /// The published mean, the measured one, and their difference with its interval, for each setting.
    static func comparison(_ comparison: Comparison) -> Table {
        let grid = comparison.grid
        return Table(
            name: "comparison-\(grid.slice.name())",
            title: "Published and measured means of the \(grid.slice.title)",
            caption: """
                Published means are from Muccino (2019), measured ones from \(Wording.runs(of: grid)).\
                \(comparison.entries.contains { $0.difference.standardError != nil } ? Self.margin : "")\
                \(Wording.censoring(of: grid))
                """,
            stubHeads: ["Input size", ""], spanner: "Hidden size",
            columns: grid.hiddenSizes.map(NumberText.grouped),
            rows: grid.inputSizes.indices.flatMap { comparison.rows(at: $0) },
            records: comparison.records)
    }
}

extension Table {
    private static let margin =
        " Differences are in steps, ± half their 95\u{A0}% confidence interval."
}

extension Comparison {
    /// The three rows of one input size.
    fileprivate func rows(at row: Int) -> [TableRow] {
        let columns = grid.hiddenSizes.indices
        let size = NumberText.grouped(grid.inputSizes[row])
        return [
            TableRow(
                labels: [size, "published"],
                cells: columns.map { column in
                    published(row: row, column: column).map { TableCell(NumberText.fixed($0, decimals: 1)) } ?? .empty
                }),
            TableRow(
                labels: [size, "measured"],
                cells: columns.map { column in
                    let cell = grid[row, column]
                    return TableCell(
                        cell.mean.map { NumberText.fixed($0, decimals: 1) }
                            ?? CellText.censored(cell, sharedSteps: grid.sharedSteps))
                }),
            TableRow(
                labels: [size, "difference"],
                cells: columns.map { column in
                    guard let difference = difference(row: row, column: column) else { return .empty }
                    let margin = difference.interval(level: Self.level).map { ($0.high - $0.low) / 2 }
                    return TableCell(
                        NumberText.signed(difference.value, decimals: 1),
                        detail: margin.map { "± \(NumberText.fixed($0, decimals: 1))" } ?? "")
                }),
        ]
    }

    /// One record per published setting.
    fileprivate var records: Records {
        let rows = grid.inputSizes.indices.flatMap { row in
            grid.hiddenSizes.indices.compactMap { column -> [Scalar]? in
                guard let published = published(row: row, column: column) else { return nil }
                let cell = grid[row, column]
                let difference = difference(row: row, column: column)
                let interval = difference?.interval(level: Self.level)
                return [
                    .integer(cell.key.inputSize), .integer(cell.key.hiddenSize), .number(published),
                    Scalar(cell.mean), Scalar(difference?.value), Scalar(difference?.standardError),
                    Scalar(interval?.low), Scalar(interval?.high), Scalar(difference?.statistic),
                    Scalar(difference?.degreesOfFreedom), Scalar(difference?.probability), .integer(cell.runs),
                    .integer(cell.censored),
                ]
            }
        }
        return Records(
            columns: [
                "input_size", "hidden_size", "published", "measured", "difference", "standard_error", "ci_low",
                "ci_high", "statistic", "df", "p", "runs", "censored",
            ],
            rows: rows)
    }
}
