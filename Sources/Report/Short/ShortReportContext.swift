import Typesetting

/// The values for the templates of a report of two pages.
struct ShortReportContext: TemplateContext {
    var title: String
    /// The main results, in sentences; empty if there are none.
    var abstract: String
    /// What the report covers, in a sentence.
    var summary: String
    /// The notice of missing runs; empty if there are none.
    var notice: String
    /// The figure that opens the document; none if the experiment cannot give one.
    var opening: [FigureContext]
    /// A sentence on the tables and figures, ready; empty if there are none.
    var findings: String
    /// The table, then the other figure.
    var parts: [PartContext]
    var method: String
    /// The beginning of the journal's SHA-256.
    var digestBeginning: String
    /// The commands that recompute the report.
    var commands: [LineContext]
    /// Whether the document cites anything.
    var hasSources: Bool
    var facts: FactsContext
    /// How the report is cited.
    var citation: CitationContext

    static let fields: [TemplateField<ShortReportContext>] =
        [
            .text("title") { $0.title },
            .flag("hasAbstract") { !$0.abstract.isEmpty },
            .text("abstract") { $0.abstract },
            .text("summary") { $0.summary },
            .flag("hasNotice") { !$0.notice.isEmpty },
            .text("notice") { $0.notice },
            .list("opening") { $0.opening },
            .flag("hasFindings") { !$0.findings.isEmpty },
            .text("findings") { $0.findings },
            .list("parts") { $0.parts },
            .text("method") { $0.method },
            .text("digestBeginning") { $0.digestBeginning },
            .list("commandLines") { $0.commands },
            .flag("hasSources") { $0.hasSources },
        ] + FactsContext.fields(\.facts) + CitationContext.fields(\.citation)
}
