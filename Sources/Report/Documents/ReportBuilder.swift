import ChartRendering
import MemoryExperiment

/// Lays a report out: which tables and figures stand where, with their numbers, words and links.
struct ReportBuilder {
    let format: DocumentFormat
    private let templates: ReportTemplates
    let content: ReportContent
    private let facts: FactsContext
    let figures: [String: FigureFiles]
    private let tables: [String: Table]
    private let omitted: [OmissionContext]

    /// The data that the report is about.
    var data: ReportData { content.data }

    /// What the text so far cites; chapters are written in the order of the document, which numbers their sources.
    private var bibliography: Bibliography
    /// How many figures and tables have their number.
    private var figureCount = 0
    private var tableCount = 0
    /// The names of the figures that have a place.
    private var placed: Set<String> = []

    init(
        _ content: ReportContent, format: DocumentFormat, templates: ReportTemplates, libraries: DrawingLibraries
    ) {
        self.content = content
        self.format = format
        self.templates = templates
        bibliography = Bibliography(of: templates.sources)
        facts = FactsContext(
            experiment: content.data.experiment, missing: content.data.missing, libraries: libraries,
            tables: Set(content.tables.map(\.name)))
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
        let (introduction, experiment) = (prose(.introduction), prose(.experiment))
        let results = results()
        let chapters = chapters()
        let gallery = gallery()
        let (outlook, method) = (prose(.outlook), prose(.method))
        return ReportContext(
            title: format.heading("How long does an untrained recurrent network remember?"), summary: summary(),
            notice: data.missing.map { format.plain($0.notice) } ?? "", styleSheet: styleSheet,
            script: templates.script, facts: facts,
            contents: contents(results: results, chapters: chapters, hasGallery: !gallery.isEmpty),
            introduction: introduction, experiment: experiment, results: results, chapters: chapters,
            gallery: gallery, omitted: omitted, outlook: outlook, method: method, sources: sources(),
            code: CodeContext(facts, format: format))
    }

    /// The files that a document in LaTeX reads beside its own, once its context is made.
    var bibliographyFiles: [OutputFile] {
        [
            OutputFile(path: "references.bib", text: bibliography.bibTeX),
            OutputFile(path: "report.bbl", text: bibliography.latex),
        ]
    }

    /// The style sheet with the colours of the figures.
    private var styleSheet: String {
        templates.styleSheet
            + ColorPair.styleSheet(
                of: figures.values.compactMap(\.inlineSVG) + content.drawings.alternatives.map(\.drawing))
    }

    /// The chapters between results and outlook in their order, without those that the experiment cannot fill.
    private mutating func chapters() -> [ChapterContext] {
        [
            comparison(), whole(.verdicts), whole(.forensics), divergence(), whole(.lyapunov), whole(.forgetBias),
            whole(.gain), whole(.inputScale), whole(.depth), bitwise(), whole(.coalescence), whole(.precision),
        ].compactMap(\.self)
    }

    /// A chapter's running text, ready; what it cites has its numbers.
    private mutating func prose(_ chapter: ProseChapter) -> String {
        let prose = templates.prose(chapter, facts: facts)
        bibliography.cite(prose.citedKeys, in: chapter)
        return format.ready(prose, citing: bibliography.numbers)
    }

    /// The works that the document cites.
    private func sources() -> [SourceContext] {
        bibliography.cited.map { source in
            let chapters = bibliography.chapters[source.key] ?? []
            return SourceContext(
                key: source.key, entry: format.ready(inline: source.prose),
                places: chapters.map { chapter in
                    PlaceContext(
                        link: LinkContext(id: chapter.rawValue, title: format.plain(chapter.heading)),
                        mark: chapter == chapters.last ? "." : "; ")
                })
        }
    }

    /// What was run, in a sentence.
    private func summary() -> String {
        let plan = data.experiment.plan
        let cells = NumberText.list(plan.cells.map { $0.rawValue.uppercased() })
        let runs = NumberText.count(data.experiment.runCount, "run", "runs")
        let share = data.missing.map { "\(NumberText.grouped($0.finishedRuns)) of \(runs) " } ?? "\(runs) "
        return format.plain(
            """
            \(share)of \(cells) networks with \
            \(sizes(plan.inputSizes, "input", "inputs")) and \(sizes(plan.hiddenSizes, "unit", "units")), \
            up to \(NumberText.count(data.experiment.settings.steps, "step", "steps")) each.
            """)
    }

    private func sizes(_ sizes: [Int], _ singular: String, _ plural: String) -> String {
        guard let least = sizes.min(), let most = sizes.max(), least < most else {
            return sizes.first.map { NumberText.count($0, singular, plural) } ?? ""
        }
        return "\(NumberText.grouped(least)) to \(NumberText.grouped(most)) \(plural)"
    }
}

// MARK: - Sections and chapters

extension ReportBuilder {
    private mutating func results() -> [SectionContext] {
        let criterion = data.experiment.mainCriterion
        return data.slices.compactMap { slice in
            let grid = SizeGrid(of: slice, criterion, .first, in: data)
            let parts = [
                tablePart(TableName(.means, of: slice)), figurePart(FigureName(.heatMap(criterion, .first), of: slice)),
            ]
            var section = section(slice, id: slice.name(), parts: parts, findings: grid?.meanFindings ?? [])
            section?.alternatives = alternatives(of: slice, to: parts.compactMap(\.self))
            return section
        }
    }

    private mutating func gallery() -> [FigureContext] {
        FigureCatalogue(data).reported.compactMap { figure($0.text) }
    }

    /// A section that begins with what its tables and figures show; nil where it has none.
    func section(_ slice: Slice, id: String, parts: [PartContext?], findings: [String]) -> SectionContext? {
        let parts = parts.compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return SectionContext(
            id: id, heading: format.heading(slice.title), findings: self.findings(findings, on: parts), parts: parts)
    }

    /// A chapter on the whole experiment; nil where that can give none of its tables and figures.
    private mutating func whole(_ chapter: ProseChapter) -> ChapterContext? {
        var parts: [PartContext] = []
        for part in chapter.parts {
            switch part {
            case .table(let table): tablePart(.whole(table)).map { parts.append($0) }
            case .figure(let figure): figurePart(.whole(figure)).map { parts.append($0) }
            }
        }
        guard !parts.isEmpty else { return nil }
        let findings = findings(content.statements.findings[chapter] ?? [], on: parts)
        return context(of: chapter, findings: findings, parts: parts, sections: [])
    }

    /// A chapter that goes slice by slice; nil where it has no sections.
    mutating func chapter(_ prose: ProseChapter, sections: [SectionContext?]) -> ChapterContext? {
        let sections = sections.compactMap(\.self)
        return sections.isEmpty ? nil : context(of: prose, findings: "", parts: [], sections: sections)
    }

    private mutating func context(
        of chapter: ProseChapter, findings: String, parts: [PartContext], sections: [SectionContext]
    ) -> ChapterContext {
        ChapterContext(
            id: chapter.rawValue, heading: format.heading(chapter.heading), text: prose(chapter), findings: findings,
            parts: parts, sections: sections)
    }

    /// Sentences computed from the data, with links to what they are read off.
    private func findings(_ findings: [String], on parts: [PartContext]) -> String {
        format.ready(findings, on: parts.map(\.link))
    }

    private func contents(
        results: [SectionContext], chapters: [ChapterContext], hasGallery: Bool
    ) -> [LinkContext] {
        var links = [LinkContext(id: "experiment", title: "The experiment")]
        links += results.map { LinkContext(id: $0.id, title: $0.heading) }
        links += chapters.map { LinkContext(id: $0.id, title: $0.heading) }
        if hasGallery { links.append(LinkContext(id: "gallery", title: "Further figures")) }
        links += [
            LinkContext(id: "outlook", title: "What comes next"), LinkContext(id: "method", title: "How it was made"),
        ]
        return bibliography.cited.isEmpty ? links : links + [LinkContext(id: "sources", title: "Sources")]
    }
}

// MARK: - Numbered parts

extension ReportBuilder {
    /// The table with its number; nil where the experiment cannot give it.
    mutating func tablePart(_ name: TableName) -> PartContext? {
        guard let table = tables[name.text] else { return nil }
        tableCount += 1
        return .table(
            TableContext(
                table, label: "Table \(tableCount)", copies: content.statements.copies[name.text] ?? "", format: format)
        )
    }

    /// The figure with its number; nil where the experiment cannot give it or it has a place already.
    mutating func figurePart(_ name: FigureName) -> PartContext? {
        figure(name.text).map(PartContext.figure)
    }

    /// The figure where it has no place yet.
    private mutating func figure(_ name: String) -> FigureContext? {
        guard let files = figures[name], !placed.contains(name) else { return nil }
        figureCount += 1
        placed.insert(name)
        return FigureContext(
            files.figure, label: "Figure \(figureCount)", drawing: files.inlineSVG,
            frames: content.drawings.frames[name] ?? "", format: format)
    }
}

extension PartContext {
    /// Where the part is and what it is called.
    fileprivate var link: LinkContext {
        switch self {
        case .table(let table): LinkContext(id: table.id, title: table.label)
        case .figure(let figure): LinkContext(id: figure.id, title: figure.label)
        }
    }
}
