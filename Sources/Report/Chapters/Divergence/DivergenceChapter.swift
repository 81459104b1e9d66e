extension Chapter {
    /// How the difference between two trajectories shrinks.
    static let divergence = Chapter(
        "divergence", heading: "How the difference shrinks",
        slices: SliceContent(
            figures: [.divergence, .remainder], tables: [],
            parts: { _ in [.figure(.divergence), .figure(.remainder)] },
            findings: { slice, source in (try? source.divergence(of: slice))?.findings ?? [] }))
}
