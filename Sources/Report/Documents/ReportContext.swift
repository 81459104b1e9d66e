import Typesetting

/// The values for the templates of all documents.
struct ReportContext: TemplateContext {
    var title: String
    /// The main results, in sentences; empty if there are none.
    var abstract: String
    /// What the report covers, in a sentence.
    var summary: String
    /// The figure that opens the document; none if the experiment cannot give it.
    var overview: [FigureContext]
    /// The notice of missing runs; empty if there are none.
    var notice: String
    var styleSheet: String
    var script: String
    var facts: FactsContext
    /// Where each chapter is, for a table of contents.
    var contents: [LinkContext]
    var introduction: String
    var experiment: String
    /// One section per slice: its table, its heat map and its findings.
    var results: [SectionContext]
    /// The chapters between results and outlook that the experiment can fill.
    var chapters: [ChapterContext]
    /// The figures that are in no chapter.
    var gallery: [FigureContext]
    /// The figures and tables that the experiment cannot give.
    var omitted: [OmissionContext]
    var outlook: String
    var method: String
    /// The works that the document cites.
    var sources: [SourceContext]
    /// The verbatim lines.
    var code: CodeContext
    /// How the report is cited.
    var citation: CitationContext

    static let fields: [TemplateField<ReportContext>] =
        [
            .text("title") { $0.title },
            .flag("hasAbstract") { !$0.abstract.isEmpty },
            .text("abstract") { $0.abstract },
            .text("summary") { $0.summary },
            .list("overview") { $0.overview },
            .flag("hasNotice") { !$0.notice.isEmpty },
            .text("notice") { $0.notice },
            .text("styleSheet") { $0.styleSheet },
            .text("script") { $0.script },
            .list("contents") { $0.contents },
            .text("introduction") { $0.introduction },
            .text("experimentText") { $0.experiment },
            .list("results") { $0.results },
            .list("chapters") { $0.chapters },
            .flag("hasGallery") { !$0.gallery.isEmpty },
            .list("gallery") { $0.gallery },
            .flag("hasOmissions") { !$0.omitted.isEmpty },
            .list("omitted") { $0.omitted },
            .text("outlook") { $0.outlook },
            .text("method") { $0.method },
            .flag("hasSources") { !$0.sources.isEmpty },
            .list("sources") { $0.sources },
        ] + FactsContext.fields(\.facts) + CodeContext.fields(\.code) + CitationContext.fields(\.citation)
}

/// A link to a place in the document.
struct LinkContext: TemplateContext {
    var id: String
    var title: String

    static let fields: [TemplateField<LinkContext>] = [
        .text("id") { $0.id },
        .text("title") { $0.title },
    ]
}

/// A chapter that an experiment may be unable to fill.
struct ChapterContext: TemplateContext {
    var id: String
    var heading: String
    var text: String
    /// Sentences computed from the data, ready; empty if there are no parts.
    var findings: String
    /// Tables and figures of the whole experiment in reading order.
    var parts: [PartContext]
    var sections: [SectionContext]

    static let fields: [TemplateField<ChapterContext>] = [
        .text("id") { $0.id },
        .text("heading") { $0.heading },
        .text("text") { $0.text },
        .flag("hasFindings") { !$0.findings.isEmpty },
        .text("findings") { $0.findings },
        .list("parts") { $0.parts },
        .list("sections") { $0.sections },
    ]
}

/// A section with its tables and figures in reading order.
package struct SectionContext: TemplateContext {
    var id: String
    var heading: String
    /// Sentences computed from the data, ready.
    var findings: String
    var parts: [PartContext]
    /// The alternatives that a page can show in place of the parts.
    var alternatives: [AlternativeContext] = []

    package static let fields: [TemplateField<SectionContext>] = [
        .text("id") { $0.id },
        .text("heading") { $0.heading },
        .text("findings") { $0.findings },
        .list("parts") { $0.parts },
        .list("alternatives") { $0.alternatives },
    ]
}

/// A table, a figure, or what they show.
package enum PartContext: TemplateContext {
    case table(TableContext)
    case figure(FigureContext)
    case findings(FindingsContext)

    package static let fields: [TemplateField<PartContext>] = [
        .list("table") { part in if case .table(let table) = part { [table] } else { [] } },
        .list("figure") { part in if case .figure(let figure) = part { [figure] } else { [] } },
        .list("paragraph") { part in if case .findings(let findings) = part { [findings] } else { [] } },
    ]
}

/// Sentences computed from the data, ready.
package struct FindingsContext: TemplateContext {
    var text: String

    package static let fields: [TemplateField<FindingsContext>] = [.text("text") { $0.text }]
}

/// Figures and tables that the experiment cannot give, and why.
struct OmissionContext: TemplateContext {
    var names: [NameContext]
    var reason: String

    static let fields: [TemplateField<OmissionContext>] = [
        .list("names") { $0.names },
        .text("reason") { $0.reason },
    ]
}

/// One of several names with the mark between it and what follows.
struct NameContext: TemplateContext {
    var name: String
    var mark: String

    static let fields: [TemplateField<NameContext>] = [
        .text("name") { $0.name },
        .text("mark") { $0.mark },
    ]
}
