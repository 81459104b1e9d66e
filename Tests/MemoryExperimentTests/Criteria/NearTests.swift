import MemoryExperiment
import Testing

extension Criterion {
    /// The outputs have the same direction and differ by less than 10⁻² in every unit.
    public static let near = Criterion(
        name: "near", condition: Condition(differenceBelow: 1e-2, needsDirection: true), decline: nil,
        words: Words(
            clause: "the two outputs point in the same direction and differ by less than 10⁻² in every unit",
            first: "steps until outputs are near each other", settled: "last step with outputs that are not near",
            subject: "outputs", event: "come near each other", lastingEvent: "stay near each other",
            object: "outputs near each other", goal: "to nearness", label: "near"))
}

@Suite("Criterion near")
struct NearTests {
    @Test("agrees with its definition at every step")
    func definition() throws {
        try expect(.near) { step, precision in
            SlowPairRun.difference(step, precision) < 1e-2
                && (step.a == step.b || SlowPairRun.cosine(step, precision) >= 1)
        }
    }
}
