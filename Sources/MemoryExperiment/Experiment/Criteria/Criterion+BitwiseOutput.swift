extension Criterion {
    /// h_a and h_b are the same bits.
    public static let bitwiseOutput = Criterion(
        name: "bitwise-output", condition: Condition(needsOutputs: true), decline: nil,
        words: Words(
            clause: "the two outputs are the same bits", first: "steps until outputs are the same bits",
            settled: "last step with outputs of different bits", subject: "outputs", event: "become the same bits",
            object: "equal output bits", goal: "to equal bits", label: "out."))
}
