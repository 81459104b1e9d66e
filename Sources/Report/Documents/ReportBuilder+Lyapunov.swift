import MemoryExperiment

extension ReportBuilder {
    /// How fast differences shrink, and the steps that follow from it.
    mutating func lyapunov() -> ChapterContext? {
        chapter(
            .lyapunov, findings: data.findings(of: .prediction),
            parts: [figurePart(.whole(.prediction)), tablePart(.whole(.lyapunov))])
    }
}
