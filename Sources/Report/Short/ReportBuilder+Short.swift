import MemoryExperiment
import Typesetting

extension ReportBuilder {
    /// The context of a document of two pages.
    mutating func shortContext() -> ShortReportContext {
        let short = ShortReport(of: data)
        let opening = short.opening.flatMap { figurePart($0) }
        let table = short.table.flatMap { tablePart($0) }
        let figure = short.figure.flatMap { figurePart($0) }
        let parts = [table, figure].compactMap(\.self)
        let shown = [opening].compactMap(\.self) + parts
        let said = content.statements.summary
        let finding = short.chapter.flatMap { chapter in
            data.findings(of: chapter).flatMap(\.self).first { !said.contains($0) }
        }
        return ShortReportContext(
            title: format.heading(citation.title), abstract: abstract, summary: summary(),
            notice: data.missing.map { format.plain($0.notice) } ?? "",
            opening: opening.flatMap(\.figure).map { [$0] } ?? [],
            findings: shown.isEmpty ? "" : document.findings([[finding].compactMap(\.self)], on: shown), parts: parts,
            method: prose(.short), digestBeginning: String(content.journalDigests.own.prefix(12)),
            commands: LineContext.lines(of: commands, format: format), hasSources: !bibliography.cited.isEmpty,
            facts: facts,
            citation: CitationContext(citation, format: format))
    }

    /// The commands that recompute the runs and the report.
    private var commands: String {
        let output = data.experiment.defaultOutput
        let journal = output == Experiment.post.defaultOutput ? "" : " --journal \(Journal.folder(inOutput: output))"
        return """
            \(facts.command)
            rnn-memory report --short --format \(format.language)\(journal)
            """
    }
}

extension DocumentFormat {
    /// The option that selects the format of the report that the document belongs to.
    fileprivate var language: String {
        let report: ReportFormat =
            switch self {
            case .html, .markdown: .html
            case .latex: .latex
            case .typst: .typst
            }
        return report.rawValue
    }
}

extension PartContext {
    /// The figure, if it is one.
    fileprivate var figure: FigureContext? {
        switch self {
        case .figure(let figure): figure
        case .table, .findings: nil
        }
    }
}
