extension Chapter {
    /// How the difference between two trajectories shrinks.
    static let divergence = Chapter(
        "divergence", heading: "How the difference shrinks",
        slices: SliceContent(
            figures: [.divergence, .remainder], tables: [],
            parts: { _ in [.figure(.divergence), .figure(.remainder)] },
            findings: { slice, source in
                guard let divergence = try? source.divergence(of: slice) else { return [] }
                // A chapter on rounding says more of the units that still differ in the end.
                let isToldLater = (try? source.data.study(RoundingStudy.question)) != nil
                return isToldLater ? [divergence.decay] : divergence.findings
            }))
}
