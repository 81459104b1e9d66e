import MemoryExperiment
import Support
import Typesetting

/// The tables of an experiment by name.
package struct TableCatalogue: Sendable {
    /// The table of all runs, which has no form for readers.
    static let runs = "runs"
    /// The table of all statistics, which has no form for readers.
    static let cells = "cells"

    private let data: ReportData

    /// The tables of a finished experiment.
    package init(_ data: ReportData) {
        self.data = data
    }

    /// Every table for readers, in the order of the report.
    package var all: [TableName] { tables(SliceTable.all, of: Slice.all(in: data.experiment)) }

    /// The tables that an output folder holds, in the order of the report, those that cannot be given included.
    package var reported: [TableName] {
        tables(SliceTable.all.filter { $0.isReported(data.experiment) }, of: Slice.reported(in: data.experiment))
    }

    private func tables(_ tables: [SliceTable], of slices: [Slice]) -> [TableName] {
        tables.flatMap { table in slices.map { TableName(table, of: $0) } }
            + WholeTable.all.filter { $0.suits(data.experiment) }.map(TableName.whole)
    }

    /// The names of all tables, those of data for programs last.
    package var names: [String] { all.map(\.text) + [Self.runs, Self.cells] }

    /// All tables, with the reason of each that cannot be given, those of data for programs last.
    package var listing: PartListing { PartListing(all, in: data).followed(by: [Self.runs, Self.cells]) }

    /// The table itself.
    ///
    /// - Throws: `Unavailable` with the reason why this experiment cannot give it.
    package func table(_ name: TableName) throws(Unavailable) -> Table { try name.content(in: data) }

    /// The text of a table in a form; `runs` and `cells` have the tidy forms alone.
    ///
    /// - Throws: `Failure(.usage)` for an unknown name, listing the tables there are, or a form a table does not have;
    ///   `Failure(.data)` with the reason why this experiment cannot give a table.
    package func text(of name: String, as format: TableFormat) throws(Failure) -> String {
        switch (name, format) {
        case (Self.runs, .csv): return RunRecords(of: data).csv
        case (Self.runs, .json): return RunRecords(of: data).json
        case (Self.cells, .csv): return Records.cells(of: data).csv
        case (Self.cells, .json): return Records.cells(of: data).json
        case (Self.runs, _), (Self.cells, _):
            throw Failure(.usage, "The table ‘\(name)’ is data for programs; its formats are csv and json.")
        default: break
        }
        guard let found = all.first(where: { $0.text == name }) else {
            throw Spelling.unknown("table", name, known: names)
        }
        do throws(Unavailable) {
            return try table(found).text(as: format)
        } catch {
            throw Failure(.data, "This journal cannot give the table ‘\(name)’. \(error.reason)")
        }
    }
}
