import MemoryExperiment
import Support
import Typesetting

/// The results and chapters of one report.
struct ReportOutline: Sendable {
    /// What the user asked for.
    let selection: ChapterSelection
    /// The slices whose results the report shows, in its order.
    let results: [Slice]
    /// The chapters that it has if the data can fill them, in its order.
    let chapters: [Chapter]

    /// Whether nothing is left out.
    var isWhole: Bool { selection == .all }

    /// Whether the report has two pages instead of results and chapters.
    var isShort: Bool { selection == .short }

    /// The outline of the report that leaves nothing out.
    init(wholeOf experiment: Experiment) {
        (selection, results, chapters) = (.all, Slice.shown(of: experiment), Chapter.all)
    }

    /// The outline of a report.
    ///
    /// - Throws: `Failure(.usage)` for a name of no result and no chapter, listing those that reports of the experiment
    ///   have, nearest first.
    init(_ selection: ChapterSelection = .all, of experiment: Experiment) throws(Failure) {
        self.selection = selection
        let slices = Slice.shown(of: experiment)
        let names: [String]
        switch selection.extent {
        case .whole:
            (results, chapters) = (slices, Chapter.all)
            return
        case .short: names = []
        case .named(let given): names = given
        }
        let suitable = Chapter.all.filter { $0.suits(experiment) }
        let known = slices.map { $0.name() } + suitable.map(\.prose.name)
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw Spelling.unknown("chapter", unknown, known: known)
        }
        results = slices.filter { names.contains($0.name()) }
        chapters = suitable.filter { names.contains($0.prose.name) }
    }
}

extension Chapter {
    /// Whether the chapter is about what only some experiments vary, so that it answers their question.
    var isSpecific: Bool { !suits(.post) }

    /// Whether reports of an experiment are expected to have a part of the chapter.
    func suits(_ experiment: Experiment) -> Bool {
        switch content {
        case .whole(let content):
            content.parts.contains { part in
                switch part {
                case .table(let table): table.suits(experiment)
                case .figure(let figure): figure.suits(experiment)
                }
            }
        case .slices(let content):
            content.figures.contains { $0.isReported(experiment) }
                || content.tables.contains { $0.isReported(experiment) }
        }
    }
}

/// A section of a report on one slice of the experiment.
struct SliceSection: Sendable {
    /// The anchor, which no other section has.
    let id: String
    /// The slice.
    let slice: Slice
    /// What it shows of the slice.
    let content: SliceContent
}

extension ReportOutline {
    /// The sections of the results.
    var resultSections: [SliceSection] {
        results.map { SliceSection(id: $0.name(), slice: $0, content: .results) }
    }

    /// Every section on a slice, in the order of the report.
    func sections(of data: ReportData) -> [SliceSection] {
        resultSections + chapters.flatMap { $0.sections(on: data.slices) }
    }
}

extension Chapter {
    /// Its sections; none for a chapter on the whole experiment.
    func sections(on slices: [Slice]) -> [SliceSection] {
        guard let content = self.slices else { return [] }
        return slices.map { SliceSection(id: "\(prose.name)-\($0.name())", slice: $0, content: content) }
    }
}

// MARK: - Parts

extension ReportOutline {
    /// The figures that a report needs in a format, in the order of reports, those that cannot be given included.
    func figures(of data: ReportData, in format: ReportFormat) -> [FigureName] {
        let names = FigureCatalogue(data).reported.filter { name in format.documents.contains { $0.shows(name) } }
        switch selection.extent {
        case .whole: return names
        case .short: return ShortReport(of: data).figures
        case .named:
            let wanted = wanted(of: data.experiment)
            return names.filter { wanted.contains("figure-\($0.text)") }
        }
    }

    /// The tables that the report needs, in the order of reports, those that cannot be given included.
    func tables(of data: ReportData) -> [TableName] {
        let names = TableCatalogue(data).reported
        switch selection.extent {
        case .whole: return names
        case .short: return ShortReport(of: data).tables
        case .named:
            let wanted = wanted(of: data.experiment)
            return names.filter { wanted.contains("table-\($0.text)") }
        }
    }

    /// The anchors of the parts of the results and chapters; the figure that opens a report sums up results.
    private func wanted(of experiment: Experiment) -> Set<String> {
        var wanted = results.flatMap { slice in
            SliceContent.results.parts(experiment).map { $0.anchor(of: slice) }
        }
        if !results.isEmpty { wanted.append("figure-\(WholeFigure.overview.name)") }
        for chapter in chapters {
            switch chapter.content {
            case .whole(let content): wanted += content.parts.map(\.anchor)
            case .slices(let content):
                wanted += Slice.reported(in: experiment).flatMap { slice in
                    content.parts(experiment).map { $0.anchor(of: slice) }
                }
            }
        }
        return Set(wanted)
    }
}

extension SectionPart {
    /// The anchor of the part of a slice.
    fileprivate func anchor(of slice: Slice) -> String {
        switch self {
        case .table(let table): "table-\(TableName(table, of: slice).text)"
        case .figure(let figure): "figure-\(FigureName(figure, of: slice).text)"
        }
    }
}

extension ChapterPart {
    /// The anchor of the part.
    fileprivate var anchor: String {
        switch self {
        case .table(let table): "table-\(table.name)"
        case .figure(let figure): "figure-\(figure.name)"
        }
    }
}
