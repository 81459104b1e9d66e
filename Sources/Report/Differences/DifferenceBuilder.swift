import ChartRendering
import MemoryExperiment
import Support
import Typesetting

/// Lays out a comparison: the order of its tables and figures, with their numbers, words and links.
struct DifferenceBuilder {
    private let difference: ExperimentDifference
    private var document: DocumentBuilder
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
        document = DocumentBuilder(format: format)
        self.templates = templates
        facts = DifferenceFacts(difference: difference, libraries: libraries)
    }

    /// The context of the whole document.
    mutating func context() -> DifferenceContext {
        let names = difference.names
        let compared = table(.compared(difference))
        let slices = zip(difference.slices, figures).map { slice, figure in section(slice, figure: figure) }
        return DifferenceContext(
            title: format.plain("How \(names.first) differs from \(names.second)"),
            summary: format.plain("A is \(names.first), B is \(names.second); \(difference.quantity)."),
            styleSheet: DocumentBuilder.styleSheet(
                templates.styleSheet, drawings: figures.compactMap(\.pageDrawing)),
            script: templates.script, findings: document.findings(difference.findings), compared: compared,
            slices: slices,
            omissions: difference.omissions.map {
                NoteContext(note: format.plain("\($0.what.capitalizedFirst): \($0.why)"))
            },
            method: format.ready(templates.method(facts)), sides: sides)
    }

    private var format: DocumentFormat { document.format }

    private mutating func section(_ slice: SliceDifference, figure: FigureFiles) -> SectionContext {
        let parts = [
            PartContext.figure(document.placed(figure)), table(.difference(of: slice, in: difference)),
        ]
        return document.section(
            id: difference.name(of: slice), heading: difference.title(of: slice),
            findings: document.findings(difference.findings(of: slice)), parts: parts)
    }

    private mutating func table(_ table: Table) -> PartContext {
        .table(document.placed(table, copies: format == .html ? TableCopies(table).json : ""))
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
