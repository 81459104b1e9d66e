import Typesetting

/// The tables and sentences of a report, which are the same in every theme.
struct ReportStatements: Sendable {
    /// The tables in the order of the report.
    let tables: [Table]
    /// The texts that a page can copy of each table, as JSON by the tables' names; empty for paper.
    let copies: [String: String]
    /// The tables that the experiment cannot give, with the reasons.
    let omitted: [(name: String, reason: String)]
    /// What the tables and figures of chapters on the whole experiment show, computed once for all documents; nothing
    /// while runs are missing.
    let findings: [ProseChapter: [String]]
    /// The main results, at most three sentences; none while runs are missing.
    let summary: [String]

    /// The tables and sentences of an experiment; some take seconds, because claims are tested on thousands of resamples.
    init(of data: ReportData, outline: ReportOutline, format: ReportFormat) async {
        async let findings = Self.findings(of: data, outline: outline)
        let catalogue = TableCatalogue(data)
        var (tables, omitted): ([Table], [(name: String, reason: String)]) = ([], [])
        for name in outline.tables(of: data) {
            do throws(Unavailable) {
                tables.append(try catalogue.table(name))
            } catch {
                omitted.append((name.text, error.reason))
            }
        }
        self.tables = tables
        self.omitted = omitted
        copies =
            format == .html
            ? Dictionary(tables.map { ($0.name, TableCopies($0).json) }) { first, _ in first } : [:]
        self.findings = await findings
        summary = data.summary(of: outline)
    }

    private static func findings(of data: ReportData, outline: ReportOutline) async -> [ProseChapter: [String]] {
        Dictionary(uniqueKeysWithValues: outline.chapters.map { ($0.prose, data.findings(of: $0)) })
    }
}
