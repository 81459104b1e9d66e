import Statistics
import Testing

@Suite("Samples of Statistics")
struct StatisticsSamples {
    @Test("a median with censored numbers")
    func median() {
        let steps: [StepCount] = [.observed(12), .observed(19), .observed(31), .censored(at: 100), .censored(at: 100)]
        let curve = KaplanMeier(steps)
        print(curve.median ?? .nan)

        #expect(curve.median == 31)
    }
}
