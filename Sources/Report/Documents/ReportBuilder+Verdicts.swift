extension ReportBuilder {
    /// Whether the post's claims hold.
    mutating func verdicts() -> ChapterContext? {
        guard let table = tablePart(.whole(.verdicts)) else { return nil }
        return chapter(.verdicts, findings: (try? Verdicts(of: data))?.findings ?? [], parts: [table])
    }
}
