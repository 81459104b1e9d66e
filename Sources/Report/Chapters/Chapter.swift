import MemoryExperiment
import Typesetting

/// A question that reports answer: its running text, its figures and tables, and what these show.
///
/// A chapter is a folder beside this file and a line in `Chapter.all`; its running text is a template of its name.
struct Chapter: Sendable {
    /// The running text.
    let prose: ProseChapter
    /// The figures, tables and sentences.
    let content: Content

    /// The content of a chapter.
    enum Content: Sendable {
        /// The whole experiment.
        case whole(WholeContent)
        /// Each slice of the experiment in a section.
        case slices(SliceContent)
    }

    /// Its content on each slice; nil for a chapter on the whole experiment.
    var slices: SliceContent? {
        switch content {
        case .whole: nil
        case .slices(let slices): slices
        }
    }

    /// Its main result, in a sentence; nil if an experiment cannot give it.
    var summary: @Sendable (ReportData) -> String? {
        switch content {
        case .whole(let whole): whole.summary
        case .slices(let slices): slices.summary
        }
    }

    /// Its figures and tables of the whole experiment; none for a chapter that goes slice by slice.
    var wholeParts: [ChapterPart] {
        switch content {
        case .whole(let whole): whole.parts
        case .slices: []
        }
    }

    /// A chapter on the slices of an experiment, one after the other.
    ///
    /// - Parameters:
    ///   - name: The name of the chapter in file names and addresses.
    ///   - heading: The heading.
    ///   - content: The content.
    init(_ name: String, heading: String, slices content: SliceContent) {
        prose = ProseChapter(name, heading: heading)
        self.content = .slices(content)
    }

    /// A chapter on a whole experiment, all of whose figures, tables and sentences are functions of one study.
    ///
    /// - Parameters:
    ///   - heading: The heading.
    ///   - question: The question of the study; its name is the chapter's.
    ///   - parts: The figures and tables in reading order.
    ///   - findings: The findings, in paragraphs of sentences.
    ///   - summary: The main result, in a sentence; nil if there is none.
    init<Study: Sendable>(
        heading: String, studying question: Question<Study>, parts: [StudyPart<Study>],
        findings: @escaping @Sendable (Study) -> [[String]],
        summary: @escaping @Sendable (Study) -> String? = { _ in nil }
    ) {
        prose = ProseChapter(question.name, heading: heading)
        content = .whole(
            WholeContent(
                parts: parts.map { $0.part(studying: question) },
                findings: { data in (try? data.study(question)).map(findings) ?? [] },
                summary: { data in (try? data.study(question)).flatMap(summary) }))
    }
}

extension ReportData {
    /// The main results of the first chapters of a report that have one, at most three sentences; none while runs are
    /// missing.
    ///
    /// Chapters on what only some experiments vary come before the others. A short report has the sentences of the whole
    /// report.
    func summary(of outline: ReportOutline) -> [String] { mainResults(of: outline).map(\.sentence) }

    /// The sentences of the summary with the chapters that they are from; nil for the results before all chapters.
    func mainResults(of outline: ReportOutline) -> [(chapter: Chapter?, sentence: String)] {
        guard missing == nil else { return [] }
        let outline = outline.isShort ? ReportOutline(wholeOf: experiment) : outline
        let chapters = outline.chapters.filter { $0.suits(experiment) }
        let ordered = chapters.filter(\.isSpecific) + chapters.filter { !$0.isSpecific }
        let sources: [Chapter?] = (outline.results.isEmpty ? [] : [nil]) + ordered.map(Optional.some)
        var sentences: [(chapter: Chapter?, sentence: String)] = []
        for chapter in sources where sentences.count < 3 {
            let summary = chapter?.summary ?? SliceContent.results.summary
            if let sentence = summary(self) { sentences.append((chapter, sentence)) }
        }
        return sentences
    }

    /// The findings of a chapter on the whole experiment, in paragraphs of sentences; empty for chapters on slices, while
    /// runs are missing, and if the experiment cannot give it.
    func findings(of chapter: Chapter) -> [[String]] {
        switch chapter.content {
        case .whole(let content): missing == nil ? content.findings(self) : []
        case .slices: []
        }
    }

    /// The findings of the chapter of that name on the whole experiment, in sentences.
    package func findings(ofChapter name: String) -> [String] {
        Chapter.all.first { $0.prose.name == name }.map { findings(of: $0).flatMap(\.self) } ?? []
    }
}

/// The content of a chapter on a whole experiment.
struct WholeContent: Sendable {
    /// The figures and tables in reading order.
    let parts: [ChapterPart]
    /// The findings, in paragraphs of sentences; empty if the experiment cannot give them.
    let findings: @Sendable (ReportData) -> [[String]]
    /// The main result, in a sentence; nil if the experiment cannot give it.
    let summary: @Sendable (ReportData) -> String?
}

/// The content of a chapter on each slice of an experiment.
struct SliceContent: Sendable {
    /// The kinds of figures that are made for it, in the order of reports.
    let figures: [SliceFigure]
    /// The kinds of tables that are made for it, in the order of reports.
    let tables: [SliceTable]
    /// The parts of a section, in reading order.
    let parts: @Sendable (Experiment) -> [SectionPart]
    /// The findings of a section, in sentences; empty if the experiment cannot give them.
    let findings: @Sendable (Slice, GridSource) -> [String]
    /// The main result of all slices, in a sentence; nil if there is none.
    var summary: @Sendable (ReportData) -> String? = { _ in nil }
}

/// A kind of figure or table in the sections of a chapter.
enum SectionPart: Sendable {
    case table(SliceTable)
    case figure(SliceFigure)
}

/// A figure or table of a whole experiment.
enum ChapterPart: Sendable {
    case table(WholeTable)
    case figure(WholeFigure)

    /// The figure, if it is one.
    var figure: WholeFigure? {
        switch self {
        case .table: nil
        case .figure(let figure): figure
        }
    }

    /// The table, if it is one.
    var table: WholeTable? {
        switch self {
        case .table(let table): table
        case .figure: nil
        }
    }
}

/// A figure or table as a function of a study.
enum StudyPart<Study: Sendable>: Sendable {
    case table(String, @Sendable (_ name: String, Study) throws(Unavailable) -> Table)
    case figure(String, @Sendable (_ name: String, Study) throws(Unavailable) -> Figure)

    /// The same as a function of an experiment's data.
    func part(studying question: Question<Study>) -> ChapterPart {
        switch self {
        case .table(let name, let make):
            .table(
                WholeTable(name, suits: question.suits) { name, data throws(Unavailable) in
                    try make(name, data.study(question))
                })
        case .figure(let name, let make):
            .figure(
                WholeFigure(name, suits: question.suits) { name, data throws(Unavailable) in
                    try make(name, data.study(question))
                })
        }
    }
}
