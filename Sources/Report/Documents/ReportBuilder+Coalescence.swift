extension ReportBuilder {
    /// How long nothing but rounding keeps two sequences apart.
    mutating func coalescence() -> ChapterContext? {
        chapter(
            .coalescence, findings: (try? RoundingStudy(of: data))?.findings ?? [],
            parts: [
                figurePart(.whole(.coalescence)), figurePart(.whole(.plateau)), figurePart(.whole(.lifetime)),
                tablePart(.whole(.lifetimes)),
            ])
    }
}
