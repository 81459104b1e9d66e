import Typesetting

extension ReportBuilder {
    /// The anchors of a document: its sections, tables and figures, to which running text can link.
    static func places(
        overview: FigureContext?, results: [SectionContext], chapters: [ChapterContext], gallery: [FigureContext]
    ) -> Set<String> {
        let framework =
            [ProseChapter.introduction, .experiment, .outlook, .method].map(\.name) + ["citation", "sources"]
        let sections = results + chapters.flatMap(\.sections)
        let parts = (sections.flatMap(\.parts) + chapters.flatMap(\.parts)).compactMap(\.anchor)
        let figures = ([overview].compactMap(\.self) + gallery).map(\.id)
        return Set(
            framework + chapters.map(\.id) + sections.map(\.id) + parts + figures + (gallery.isEmpty ? [] : ["gallery"])
        )
    }
}

extension PartContext {
    /// The anchor of a table or figure.
    fileprivate var anchor: String? {
        switch self {
        case .table(let table): table.id
        case .figure(let figure): figure.id
        case .findings: nil
        }
    }
}
