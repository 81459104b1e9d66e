import ChartRendering
import MemoryExperiment

/// Lays a comparison out: which tables and figures stand where, with their numbers, words and links.
struct DifferenceBuilder {
    private let difference: ExperimentDifference
    private let format: DocumentFormat
    private let templates: DifferenceTemplates
    private let facts: DifferenceFacts
    private let figures: [FigureFiles]

    /// A layout; there is one figure for each slice, in their order.
    init(
        _ difference: ExperimentDifference, figures: [FigureFiles], format: DocumentFormat,
        templates: DifferenceTemplates, libraries: DrawingLibraries
    ) {
        self.difference = difference
        self.figures = figures
        self.format = format
        self.templates = templates
        facts = DifferenceFacts(difference: difference, libraries: libraries)
    }

    /// The context of the whole document.
    var context: DifferenceContext {
        let names = difference.names
        return DifferenceContext(
            title: format.plain("How \(names.first) differs from \(names.second)"),
            summary: format.plain("A is \(names.first), B is \(names.second); \(difference.quantity)."),
            styleSheet: templates.styleSheet + ColorPair.styleSheet(of: figures.compactMap(\.inlineSVG)),
            script: templates.script, findings: ready(difference.findings),
            compared: .table(tableContext(.compared(difference), number: 1)),
            slices: zip(difference.slices, figures).enumerated().map { index, slice in
                section(slice.0, figure: slice.1, number: index + 1)
            },
            omissions: difference.omissions.map {
                NoteContext(note: format.plain("\($0.what.capitalizedFirst): \($0.why)"))
            },
            method: format.ready(templates.method(facts)), sides: sides)
    }

    /// Plain sentences as a paragraph.
    private func ready(_ sentences: [String]) -> String {
        format.ready(Prose(sentences.map(MarkdownText.escaped).joined(separator: " ")))
    }

    private func section(_ slice: SliceDifference, figure: FigureFiles, number: Int) -> SectionContext {
        let table = Table.difference(of: slice, in: difference)
        return SectionContext(
            id: difference.name(of: slice), heading: format.plain(difference.title(of: slice)),
            findings: ready(difference.findings(of: slice)),
            parts: [
                .figure(
                    FigureContext(
                        figure.figure, label: "Figure \(number)", drawing: figure.inlineSVG, format: format)),
                .table(tableContext(table, number: number + 1)),
            ])
    }

    private func tableContext(_ table: Table, number: Int) -> TableContext {
        TableContext(
            table, label: "Table \(number)", copies: format == .html ? TableCopies(table).json : "", format: format)
    }

    /// The experiments in full, one that is on both sides once.
    private var sides: [SideContext] {
        let first = difference.first.measured?.experiment
        let second = difference.second.measured?.experiment
        if let first, first == second { return [side(first, id: "experiment", letters: "A and B")] }
        return [
            first.map { side($0, id: "experiment-a", letters: "A") },
            second.map { side($0, id: "experiment-b", letters: "B") },
        ].compactMap(\.self)
    }

    private func side(_ experiment: Experiment, id: String, letters: String) -> SideContext {
        SideContext(
            id: id, heading: format.plain("\(letters): \(experiment.name)"), digest: experiment.digest,
            yaml: experiment.yaml)
    }
}
