import Support
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
    let findings: [ProseChapter: [[String]]]
    /// What the sections on slices show, by their anchors, computed once for all documents.
    let sectionFindings: [String: [String]]
    /// The main results, at most three sentences; none while runs are missing.
    let summary: [String]

    /// The tables and sentences of an experiment, made on all cores; some take seconds, because claims are tested on
    /// thousands of resamples.
    init(of data: ReportData, outline: ReportOutline, format: ReportFormat) async {
        // Each chapter computes its study here, and its figures and tables find it ready: nobody waits for another.
        let findings = await outline.chapters.concurrentMap { ($0.prose, data.findings(of: $0)) }
        self.findings = Dictionary(uniqueKeysWithValues: findings)
        let sections = outline.sections(of: data)
        let shown = await sections.concurrentMap { $0.content.findings($0.slice, GridSource(data)) }
        sectionFindings = Dictionary(uniqueKeysWithValues: zip(sections.map(\.id), shown))
        let catalogue = TableCatalogue(data)
        let names = outline.tables(of: data)
        let made = await names.concurrentMap { name in
            Result { () throws(Unavailable) in
                let table = try catalogue.table(name)
                return (table, copies: format == .html ? TableCopies(table).json : nil)
            }
        }
        var (tables, omitted): ([Table], [(name: String, reason: String)]) = ([], [])
        var copies: [String: String] = [:]
        for (name, result) in zip(names, made) {
            switch result {
            case .success(let (table, texts)):
                tables.append(table)
                copies[table.name] = texts
            case .failure(let unavailable): omitted.append((name.text, unavailable.reason))
            }
        }
        self.tables = tables
        self.copies = copies
        self.omitted = omitted
        summary = data.summary(of: outline)
    }
}
