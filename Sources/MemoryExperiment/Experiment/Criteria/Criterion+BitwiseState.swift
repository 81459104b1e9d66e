extension Criterion {
    /// Every state of every layer is the same bits.
    public static let bitwiseState = Criterion(
        name: "bitwise-state", condition: Condition(needsStates: true), decline: nil,
        words: Words(
            clause: "all states of the two networks are the same bits",
            first: "steps until states are the same bits", settled: "last step with states of different bits",
            subject: "states", event: "become the same bits", object: "equal bits of all states",
            goal: "to equal states", label: "all"))
}
