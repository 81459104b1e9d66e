import MemoryExperiment

extension ReportBuilder {
    /// How the memory of a stack follows from that of its layers.
    mutating func depth() -> ChapterContext? {
        chapter(
            .depth, findings: data.findings(of: .depth),
            parts: [figurePart(.whole(.depth)), tablePart(.whole(.depth))])
    }
}
