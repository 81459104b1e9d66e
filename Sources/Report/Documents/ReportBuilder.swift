import ChartRendering
import MemoryExperiment
import Recurrent
import Support
import Typesetting

/// Lays out a report: the order of its tables and figures, with their numbers, words and links.
struct ReportBuilder {
    var document: DocumentBuilder
    private let templates: ReportTemplates
    let content: ReportContent
    let facts: FactsContext
    let figures: [String: FigureFiles]
    private let tables: [String: Table]
    private let omitted: [OmissionContext]

    /// The language of the document.
    var format: DocumentFormat { document.format }

    /// The data that the report is about.
    var data: ReportData { content.data }

    /// The sources cited so far; chapters are written in the order of the document, which numbers them.
    private(set) var bibliography: Bibliography<ProseChapter>
    /// The names of the figures that have a place.
    private var placed: Set<String> = []
    /// The anchors of the document, to which running text can link.
    private var places: Set<String> = []

    init(
        _ content: ReportContent, format: DocumentFormat, templates: ReportTemplates, libraries: DrawingLibraries
    ) {
        self.content = content
        document = DocumentBuilder(format: format)
        self.templates = templates
        bibliography = Bibliography(of: templates.sources)
        facts = FactsContext(
            experiment: content.data.experiment, missing: content.data.missing, first: content.data.first?.experiment,
            libraries: libraries, tables: Set(content.tables.map(\.name)), chapters: content.outline.selection,
            hasLifetimeLaw: (try? content.data.study(RoundingStudy.question))?.series.contains { $0.law != nil }
                ?? false)
        figures = Dictionary(content.figures.map { ($0.figure.name, $0) }) { first, _ in first }
        tables = Dictionary(content.tables.map { ($0.name, $0) }) { first, _ in first }
        omitted = content.omitted.map { omission in
            let last = omission.names.count - 1
            return OmissionContext(
                names: omission.names.enumerated().map { index, name in
                    NameContext(name: format.code(name), mark: index < last ? ", " : ": ")
                },
                reason: format.plain(omission.reason))
        }
    }

    /// The context of the whole document.
    mutating func context() -> ReportContext {
        let overview = figure(.whole(.overview))
        let results = results()
        var chapters = chapters()
        let gallery = gallery()
        places = Self.places(overview: overview, results: results, chapters: chapters.map(\.context), gallery: gallery)
        let (introduction, experiment) = (prose(.introduction), prose(.experiment))
        for index in chapters.indices { chapters[index].context.text = prose(chapters[index].chapter.prose) }
        let (outlook, method) = (prose(.outlook), prose(.method))
        return ReportContext(
            title: format.heading(citation.title), abstract: abstract, summary: summary(),
            overview: [overview].compactMap(\.self), notice: data.missing.map { format.plain($0.notice) } ?? "",
            styleSheet: styleSheet,
            script: templates.script, facts: facts,
            contents: contents(results: results, chapters: chapters.map(\.context), hasGallery: !gallery.isEmpty),
            introduction: introduction, experiment: experiment, results: results,
            chapters: chapters.map(\.context), gallery: gallery, omitted: omitted, outlook: outlook, method: method,
            sources: sources(),
            code: CodeContext(facts, format: format), citation: CitationContext(citation, format: format))
    }

    /// How the report is cited.
    var citation: ReportCitation {
        ReportCitation(
            title: content.titlePage.title ?? "How long does an untrained recurrent network remember?",
            authors: content.titlePage.authors, experiment: data.experiment.name,
            journalDigest: content.journalDigests.own, firstJournalDigest: content.journalDigests.first)
    }

    /// The main results, ready; empty if there are none.
    var abstract: String { format.plain(content.statements.summary.joined(separator: " ")) }

    /// The files of references that the document reads, once its context is made.
    var bibliographyFiles: [OutputFile] {
        switch format {
        case .html, .markdown: []
        case .latex:
            [
                OutputFile(path: "references.bib", text: bibliography.bibTeX),
                OutputFile(path: "\(content.outline.selection.documentName).bbl", text: bibliography.latex),
            ]
        case .typst: [OutputFile(path: "references.yaml", text: bibliography.hayagriva)]
        }
    }

    /// The style sheet with the colours of the figures.
    private var styleSheet: String {
        DocumentBuilder.styleSheet(
            templates.styleSheet,
            drawings: figures.values.compactMap(\.pageDrawing) + content.drawings.alternatives.map(\.drawing))
    }

    /// The chapters between results and outlook in their order, without those that the experiment cannot fill.
    ///
    /// Their running text is written later, when all places that it may link to are known.
    private mutating func chapters() -> [(chapter: Chapter, context: ChapterContext)] {
        var contexts: [(chapter: Chapter, context: ChapterContext)] = []
        for chapter in content.outline.chapters {
            let context =
                switch chapter.content {
                case .whole(let content): whole(chapter.prose, content)
                case .slices: slices(chapter)
                }
            if let context { contexts.append((chapter, context)) }
        }
        return contexts
    }

    /// A chapter's running text, ready; what it cites has its numbers.
    mutating func prose(_ chapter: ProseChapter) -> String {
        let prose = templates.prose(chapter, facts: facts).linking(to: places)
        bibliography.cite(prose.citedKeys, in: chapter)
        return format.ready(prose, citing: bibliography.numbers)
    }

    /// The works that the document cites.
    func sources() -> [SourceContext] {
        bibliography.cited.map { source in
            let chapters = bibliography.chapters[source.key] ?? []
            return SourceContext(
                key: source.key, entry: format.ready(inline: source.prose),
                places: chapters.map { chapter in
                    PlaceContext(
                        link: LinkContext(id: chapter.name, title: format.plain(chapter.heading)),
                        mark: chapter == chapters.last ? "." : "; ")
                })
        }
    }

    /// The runs of the experiment and of those that stopped at first, in a sentence.
    func summary() -> String {
        let plan = data.experiment.plan
        let cells = NumberText.list(plan.cells.map(\.title))
        let runs = NumberText.count(data.experiment.runCount, "run", "runs")
        let share = data.missing.map { "\(NumberText.grouped($0.finishedRuns)) of \(runs) " } ?? "\(runs) "
        let counted = data.slices.compactMap { SizeGrid(of: $0, data.experiment.mainCriterion, .first, in: data)?.runs }
            .reduce(0, +)
        guard data.missing == nil, counted > data.experiment.runCount else {
            return format.plain("This report covers \(share)of \(cells) networks.")
        }
        return format.plain(
            """
            This report covers \(NumberText.count(counted, "run", "runs")) of \(cells) networks, \
            \(NumberText.grouped(data.experiment.runCount)) of them observed to the end.
            """)
    }
}

// MARK: - Sections and chapters

extension ReportBuilder {
    private mutating func results() -> [SectionContext] {
        sections(content.outline.resultSections, hasAlternatives: true)
    }

    private mutating func gallery() -> [FigureContext] {
        content.outline.isWhole ? FigureCatalogue(data).reported.compactMap { figure($0) } : []
    }

    /// A section for each slice that can give tables or figures: what they show, then the parts themselves.
    private mutating func sections(_ shown: [SliceSection], hasAlternatives: Bool = false) -> [SectionContext] {
        var sections: [SectionContext] = []
        for section in shown {
            let slice = section.slice
            var parts: [PartContext] = []
            for part in section.content.parts(data.experiment) {
                switch part {
                case .table(let table): tablePart(TableName(table, of: slice)).map { parts.append($0) }
                case .figure(let figure): figurePart(FigureName(figure, of: slice)).map { parts.append($0) }
                }
            }
            guard !parts.isEmpty else { continue }
            let findings = document.findings([content.statements.sectionFindings[section.id] ?? []], on: parts)
            let arranged = document.arranged(parts, findings: findings)
            var context = document.section(
                id: section.id, heading: slice.title, findings: arranged.findings, parts: arranged.parts)
            if hasAlternatives { context.alternatives = alternatives(of: slice, to: parts) }
            sections.append(context)
        }
        return sections
    }

    /// A chapter on the whole experiment; nil if that can give none of its tables and figures.
    private mutating func whole(_ chapter: ProseChapter, _ content: WholeContent) -> ChapterContext? {
        var parts: [PartContext] = []
        for part in content.parts {
            switch part {
            case .table(let table): tablePart(.whole(table)).map { parts.append($0) }
            case .figure(let figure): figurePart(.whole(figure)).map { parts.append($0) }
            }
        }
        guard !parts.isEmpty else { return nil }
        let findings = document.findings(self.content.statements.findings[chapter] ?? [], on: parts)
        let arranged = document.arranged(parts, findings: findings)
        return context(of: chapter, findings: arranged.findings, parts: arranged.parts, sections: [])
    }

    /// A chapter that goes slice by slice; nil if it has no sections.
    private mutating func slices(_ chapter: Chapter) -> ChapterContext? {
        let sections = sections(chapter.sections(on: data.slices))
        return sections.isEmpty ? nil : context(of: chapter.prose, findings: "", parts: [], sections: sections)
    }

    private func context(
        of chapter: ProseChapter, findings: String, parts: [PartContext], sections: [SectionContext]
    ) -> ChapterContext {
        ChapterContext(
            id: chapter.name, heading: format.heading(chapter.heading), text: "", findings: findings, parts: parts,
            sections: sections)
    }

    private func contents(
        results: [SectionContext], chapters: [ChapterContext], hasGallery: Bool
    ) -> [LinkContext] {
        var links = [LinkContext(id: "experiment", title: "The experiment")]
        links += results.map { LinkContext(id: $0.id, title: $0.heading) }
        links += chapters.map { LinkContext(id: $0.id, title: $0.heading) }
        if hasGallery { links.append(LinkContext(id: "gallery", title: "Further figures")) }
        links += [
            LinkContext(id: "outlook", title: "What comes next"),
            LinkContext(id: "method", title: "How this report was made"),
            LinkContext(id: "citation", title: "How to cite this report"),
        ]
        return bibliography.cited.isEmpty ? links : links + [LinkContext(id: "sources", title: "Sources")]
    }
}

// MARK: - Numbered parts

extension ReportBuilder {
    /// The table with its number; nil if the experiment cannot give it.
    mutating func tablePart(_ name: TableName) -> PartContext? {
        guard let table = tables[name.text] else { return nil }
        return .table(document.placed(table, copies: content.statements.copies[name.text] ?? ""))
    }

    /// The figure with its number; nil if the experiment cannot give it or it has a place already.
    mutating func figurePart(_ name: FigureName) -> PartContext? {
        figure(name).map(PartContext.figure)
    }

    /// The figure, if the document shows it and it has no place yet.
    private mutating func figure(_ name: FigureName) -> FigureContext? {
        guard format.shows(name), let files = figures[name.text], placed.insert(name.text).inserted else { return nil }
        return document.placed(files, frames: content.drawings.frames[name.text] ?? "")
    }
}
