import MemoryExperiment

extension Report {
    /// The names of every table a journal can be asked for, in the order of the report.
    ///
    /// - Throws: `Failure` as reading a journal does.
    public static func tableNames(journal: String) throws(Failure) -> [String] {
        let catalogue = TableCatalogue(try ReportData(journal: Journal.read(journal)))
        return catalogue.all.map(\.text) + [TableCatalogue.cells, TableCatalogue.runs]
    }
}
