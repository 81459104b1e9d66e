extension Criterion {
    /// The cosine similarity of h_a and h_b, in the run's precision, is at least 1, or they are bit-identical.
    public static let cosine = Criterion(
        name: "cosine", condition: Condition(needsDirection: true), decline: .angle,
        words: Words(
            clause: "the two outputs share a direction, with a cosine similarity that rounds to 1",
            first: "steps until outputs share a direction", settled: "last step with outputs in different directions",
            subject: "outputs", event: "share a direction", lastingEvent: "keep sharing a direction",
            object: "a shared direction", goal: "to a shared direction", label: "dir."))
}
