extension Criterion {
    /// Every state of every layer is bit-identical.
    public static let bitwiseState = Criterion(
        name: "bitwise-state", condition: Condition(needsStates: true), decline: nil,
        words: Words(
            clause: "all states of the two trajectories are bit-identical",
            first: "steps until states are bit-identical", settled: "last step with different state bits",
            subject: "states", event: "become bit-identical", lastingEvent: "stay bit-identical",
            object: "bit-identical states", goal: "to bit-identical states", label: "all"))
}
