extension ReportBuilder {
    /// Which reading of the post its numbers speak for.
    mutating func forensics() -> ChapterContext? {
        let parts = [tablePart(.whole(.forensics)), figurePart(.whole(.forensics))]
        guard parts.contains(where: { $0 != nil }) else { return nil }
        return chapter(.forensics, findings: (try? Forensics(of: data))?.findings ?? [], parts: parts)
    }
}
