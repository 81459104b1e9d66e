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
    init(of data: ReportData, format: ReportFormat) async {
        async let findings = Self.findings(of: data)
        let catalogue = TableCatalogue(data)
        var (tables, omitted): ([Table], [(name: String, reason: String)]) = ([], [])
        for name in catalogue.reported {
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
        summary = data.summary
    }

    private static func findings(of data: ReportData) async -> [ProseChapter: [String]] {
        Dictionary(uniqueKeysWithValues: Chapter.all.map { ($0.prose, data.findings(of: $0)) })
    }
}
