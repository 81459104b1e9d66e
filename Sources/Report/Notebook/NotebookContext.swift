import Charts
import Support
import Typesetting

/// The values for the template of a notebook; texts are Markdown on one line.
struct NotebookContext: TemplateContext {
    /// The report in Markdown.
    let report: ReportContext
    /// The folder of the report's files, as a Python string.
    let folder: String
    /// The chapters with figures, in the order of the report.
    let sections: [NotebookSection]

    static let fields: [TemplateField<NotebookContext>] =
        [
            .text("title") { $0.report.title },
            .flag("hasAbstract") { !$0.report.abstract.isEmpty },
            .text("abstract") { $0.report.abstract },
            .text("summary") { $0.report.summary },
            .flag("hasNotice") { !$0.report.notice.isEmpty },
            .text("notice") { $0.report.notice },
            .text("folder") { $0.folder },
            .list("sections") { $0.sections },
        ] + FactsContext.fields(\.report.facts) + CitationContext.fields(\.report.citation)

    /// The notebook of a report.
    ///
    /// - Parameters:
    ///   - report: The report in Markdown.
    ///   - figures: Its figures by their names.
    ///   - folder: The path of its folder.
    init(_ report: ReportContext, figures: [String: Figure], folder: String) {
        self.report = report
        self.folder = JSONText.string(folder)
        sections = report.figures.compactMap { heading, contexts in
            let figures = contexts.compactMap { context in
                figures[context.name].map { NotebookFigure($0, label: context.label) }
            }
            return figures.isEmpty ? nil : NotebookSection(heading: heading, figures: figures)
        }
    }
}

extension ReportContext {
    /// The figures of each part of the report, with its heading.
    fileprivate var figures: [(heading: String, figures: [FigureContext])] {
        [("Overview", overview)] + results.map { ($0.heading, $0.parts.compactMap(\.figure)) }
            + chapters.map { chapter in
                (chapter.heading, (chapter.parts + chapter.sections.flatMap(\.parts)).compactMap(\.figure))
            } + [("Further figures", gallery)]
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

/// A part of a notebook with figures.
struct NotebookSection: TemplateContext {
    let heading: String
    let figures: [NotebookFigure]

    static let fields: [TemplateField<NotebookSection>] = [
        .text("heading") { $0.heading },
        .list("figures") { $0.figures },
    ]
}

/// A figure that a notebook draws from its data.
struct NotebookFigure: TemplateContext {
    private let figure: Figure
    private let label: String
    private let data: ChartData

    /// A figure under its number in the report.
    init(_ figure: Figure, label: String) {
        self.figure = figure
        self.label = label
        data = figure.chart.data
    }

    static let fields: [TemplateField<NotebookFigure>] = [
        .text("label") { $0.label },
        .text("title") { MarkdownText.escaped($0.figure.title) },
        .flag("hasHeadline") { !$0.data.title.isEmpty && $0.data.title != $0.figure.title },
        .text("headline") { MarkdownText.escaped($0.data.title) },
        .text("caption") { MarkdownText.escaped($0.figure.caption) },
        .text("path") { JSONText.string(FigureFiles.dataPath(of: $0.figure)) },
        .flag("isHeatMap") { $0.data.columns.contains("value_scale") },
        .flag("hasCategories") { !$0.categories.isEmpty },
        .list("categories") { $0.categories },
    ]

    /// The categories of all axes of its plots, each once, as Python strings.
    ///
    /// A series need not have all of them, so their order does not follow from the rows.
    private var categories: [CategoryContext] {
        let names = data.axes.flatMap { axis -> [String] in
            switch axis.scale {
            case .linear, .logarithmic, .steps, .diverging: []
            case .categorical(let names): names
            }
        }
        return names.reduce(into: [CategoryContext]()) { categories, name in
            let category = CategoryContext(name: JSONText.string(name))
            if !categories.contains(category) { categories.append(category) }
        }
    }
}

/// A category of an axis, as a Python string.
struct CategoryContext: TemplateContext, Hashable {
    let name: String

    static let fields: [TemplateField<CategoryContext>] = [.text("name") { $0.name }]
}
