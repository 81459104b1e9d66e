import MemoryExperiment

extension ReportBuilder {
    /// What a single setting does to memory; nil where the variants of the experiment do not differ in it.
    ///
    /// - Parameters:
    ///   - prose: The chapter of that setting.
    ///   - figure: Its figure.
    mutating func question(_ prose: ProseChapter, _ figure: WholeFigure) -> ChapterContext? {
        chapter(prose, findings: data.findings(of: figure), parts: [figurePart(.whole(figure))])
    }
}
