import MemoryExperiment

extension ReportBuilder {
    /// How fast differences shrink, and the steps that follow from it.
    mutating func lyapunov() -> ChapterContext? {
        chapter(.lyapunov, parts: [figurePart(.whole(.prediction)), tablePart(.whole(.lyapunov))])
    }
}
