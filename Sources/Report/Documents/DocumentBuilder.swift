import ChartRendering
import Typesetting

/// Numbers the tables and figures of a document in the order of their placement, and writes their surroundings.
///
/// Every kind of document is laid out through one: reports, pages that follow a sweep, comparisons.
package struct DocumentBuilder {
    /// The language of the document.
    package let format: DocumentFormat
    private var captions = CaptionMemory()
    private var figureCount = 0
    private var sliderCount = 0
    private var tableCount = 0

    /// A document of which nothing is placed yet.
    package init(format: DocumentFormat) {
        self.format = format
    }

    /// A table with the next number.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - copies: The text that a page can copy of it, as JSON.
    package mutating func placed(_ table: Table, copies: String) -> TableContext {
        tableCount += 1
        var context = TableContext(table, label: "Table \(tableCount)", copies: copies, format: format)
        context.caption = shortened(table.caption, of: context.label)
        context.footnotes = table.footnotes.filter { repeatsWords || captions.isNew($0, of: context.label) }
            .map { NoteContext(note: format.plain($0)) }
        return context
    }

    /// A figure with the next number.
    ///
    /// Those with a slider are counted separately, because other documents of the report lack them.
    ///
    /// - Parameters:
    ///   - figure: The figure with its drawing.
    ///   - frames: The frames that a slider moves through, as JSON; empty without a slider.
    package mutating func placed(_ figure: FigureFiles, frames: String = "") -> FigureContext {
        let label: String
        if frames.isEmpty {
            figureCount += 1
            label = "Figure \(figureCount)"
        } else {
            sliderCount += 1
            label = "Slider \(sliderCount)"
        }
        var context = FigureContext(
            figure.figure, label: label, drawing: figure.pageDrawing, frames: frames, format: format)
        context.caption = shortened(figure.figure.caption, of: context.label)
        return context
    }

    /// A caption without what earlier ones say, as the template expects it.
    private mutating func shortened(_ caption: String, of label: String) -> String {
        format.plain(repeatsWords ? caption : captions.shortened(caption, of: label))
    }

    /// Whether captions may say again what earlier ones say, because figures move to other pages.
    private var repeatsWords: Bool {
        switch format {
        case .html, .markdown: false
        case .latex, .typst: true
        }
    }

    /// A section that begins with what its tables and figures show.
    ///
    /// - Parameters:
    ///   - id: The anchor in the document.
    ///   - heading: The heading, in plain text.
    ///   - findings: Sentences, ready.
    ///   - parts: Its tables and figures in reading order.
    package func section(id: String, heading: String, findings: String, parts: [PartContext]) -> SectionContext {
        SectionContext(id: id, heading: format.heading(heading), findings: findings, parts: parts)
    }

    /// The parts with the findings after the table that opens them; with findings left for before them if none does.
    func arranged(_ parts: [PartContext], findings: String) -> (findings: String, parts: [PartContext]) {
        guard case .table = parts.first, !findings.isEmpty else { return (findings, parts) }
        return ("", parts.prefix(1) + [.findings(FindingsContext(text: findings))] + parts.dropFirst())
    }

    /// Sentences computed from the data, in paragraphs, with links to the tables and figures that they are read off.
    func findings(_ paragraphs: [[String]], on parts: [PartContext]) -> String {
        format.ready(paragraphs, on: parts.compactMap(\.link))
    }

    /// Sentences computed from the data as a paragraph.
    package func findings(_ sentences: [String]) -> String {
        format.ready(Prose(sentences.map(MarkdownText.escaped).joined(separator: " ")))
    }

    /// A style sheet followed by the colours of the drawings on the page.
    package static func styleSheet(_ styleSheet: String, drawings: [PageDrawing]) -> String {
        styleSheet + ColorPair.styleSheet(of: drawings.flatMap(\.drawings))
    }
}

extension PartContext {
    /// The anchor and the label of a table or figure; nil for a slider, which print lacks.
    fileprivate var link: LinkContext? {
        switch self {
        case .table(let table): LinkContext(id: table.id, title: table.label)
        case .figure(let figure):
            figure.frames.isEmpty ? LinkContext(id: figure.id, title: figure.label) : nil
        case .findings: nil
        }
    }
}
