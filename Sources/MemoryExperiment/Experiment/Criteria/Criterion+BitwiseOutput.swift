extension Criterion {
    /// h_a and h_b are bit-identical.
    public static let bitwiseOutput = Criterion(
        name: "bitwise-output", condition: Condition(needsOutputs: true), decline: nil,
        words: Words(
            clause: "the two outputs are bit-identical", first: "steps until outputs are bit-identical",
            settled: "last step with different output bits", subject: "outputs", event: "become bit-identical",
            lastingEvent: "stay bit-identical", object: "bit-identical outputs", goal: "to bit-identical outputs",
            label: "out."))
}
