import Analysis
import ChartRendering
import Report
import Support
import Typesetting

/// Lays out an analysis: the order of its tables and figures, with their numbers, words and links.
struct AnalysisBuilder {
    private let outline: AnalysisOutline
    private let figures: [String: FigureFiles]
    private let templates: AnalysisTemplates
    private let libraries: DrawingLibraries
    private var document: DocumentBuilder

    /// A layout with the drawings of all figures of the outline.
    init(
        _ outline: AnalysisOutline, figures: [FigureFiles], format: DocumentFormat, templates: AnalysisTemplates,
        libraries: DrawingLibraries
    ) {
        self.outline = outline
        self.figures = Dictionary(figures.map { ($0.figure.name, $0) }) { first, _ in first }
        self.templates = templates
        self.libraries = libraries
        document = DocumentBuilder(format: format)
    }

    private var format: DocumentFormat { document.format }
    private var studies: [NetworkStudy] { outline.networks.map(\.study) }

    /// The context of the whole document.
    mutating func context() -> AnalysisContext {
        let card = ModelCard(studies)
        let topics = topics()
        let method = studies.first.map { templates.method(AnalysisFacts(study: $0, libraries: libraries)) }
        return AnalysisContext(
            title: format.plain(title), summary: format.plain(summary),
            styleSheet: DocumentBuilder.styleSheet(
                templates.styleSheet, drawings: outline.figures.compactMap { figures[$0.name]?.pageDrawing }),
            script: templates.script, facts: document.findings(facts), topics: topics, card: card.markdown,
            cardJSON: card.json, cardLines: LineContext.lines(of: card.markdown, format: format),
            cardJSONLines: LineContext.lines(of: card.json, format: format), sources: sources,
            method: method.map { format.ready($0) } ?? "",
            program: format.plain("\(ProgramRelease.name) \(ProgramRelease.version)"))
    }

    // MARK: - Sentences

    private var title: String {
        guard let only = studies.first, studies.count == 1 else {
            return "How long \(NumberText.grouped(studies.count)) networks remember"
        }
        return "How long \(only.fileName) remembers"
    }

    private var summary: String {
        guard let only = studies.first, studies.count == 1 else {
            return SharedAnswer(studies).text
        }
        return only.answer
    }

    /// What qualifies the answers, each fact once.
    private var facts: [String] {
        // Of the numbers of independent starts, the smallest limits every comparison.
        let fewest = studies.min { $0.reading.effectiveStarts < $1.reading.effectiveStarts }
        let all =
            studies.flatMap { [$0.proof, $0.protocolFacts, $0.outputFact] }
            + [fewest?.effectiveStartFacts].compactMap(\.self)
        return all.reduce(into: []) { facts, fact in
            if !facts.contains(fact) { facts.append(fact) }
        }
    }

    /// Every file that was read, once.
    private var sources: [OriginContext] {
        studies.flatMap(\.sources).reduce(into: []) { origins, source in
            let text = format.plain(source.text)
            guard !origins.contains(where: { $0.text == text && $0.digest == source.digest }) else { return }
            origins.append(OriginContext(text: text, digest: source.digest))
        }
    }

    // MARK: - Chapters

    private mutating func topics() -> [TopicContext] {
        guard outline.networks.count > 1 else {
            return outline.networks.flatMap(\.topics).map { topic in
                let parts = parts(figure: topic.figure, tables: topic.tables)
                return TopicContext(
                    id: topic.id, heading: format.heading(topic.heading),
                    findings: document.findings(topic.findings), parts: parts, sections: [])
            }
        }
        let comparison = TopicContext(
            id: "comparison", heading: format.heading("All networks"),
            findings: document.findings(outline.checkpointFindings),
            parts: parts(figure: outline.checkpoints, tables: outline.comparison), sections: [])
        return [comparison] + outline.networks.map { network($0) }
    }

    private mutating func network(_ network: AnalysisOutline.Network) -> TopicContext {
        let study = network.study
        let sections = network.topics.map { topic in
            let parts = parts(figure: topic.figure, tables: topic.tables)
            return document.section(
                id: topic.id, heading: topic.heading, findings: document.findings(topic.findings), parts: parts)
        }
        return TopicContext(
            id: study.name("network"), heading: format.heading(study.title),
            findings: document.findings([study.answer]), parts: [], sections: sections)
    }

    private mutating func parts(figure: Figure?, tables: [Table]) -> [PartContext] {
        var parts: [PartContext] = []
        if let figure, let files = figures[figure.name] { parts.append(.figure(document.placed(files))) }
        for table in tables {
            parts.append(.table(document.placed(table, copies: format == .html ? TableCopies(table).json : "")))
        }
        return parts
    }
}
