import MemoryExperiment
import Statistics
import Testing

@Suite struct KaplanMeierTests {
    /// The weeks in remission of 21 leukaemia patients under 6-mercaptopurine.
    ///
    /// Freireich et al., Blood 21 (1963), 699–716, with the estimate as it is worked out in D. Collett, "Modelling Survival Data in Medical Research", and
    /// R's `survfit`.
    @Test func treatedPatientsOfFreireichsTrial() {
        let observed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(StepCount.observed)
        let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map { StepCount.censored(at: $0) }
        let estimate = KaplanMeier(censored + observed)
        #expect(estimate.steps.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
        #expect(estimate.steps.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
        #expect(estimate.steps.map(\.events) == [3, 1, 1, 1, 1, 1, 1])
        let published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
        for (step, survival) in zip(estimate.steps, published) {
            #expect(abs(step.survival - survival) < 0.000_05)
        }
        #expect(estimate.median == 23)
        #expect(estimate.events == 9)
        #expect(estimate.total == 21)
        #expect(estimate.censored == [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
        #expect(estimate.survival(after: 5) == 1)
        #expect(estimate.survival(after: 12) == estimate.steps[2].survival)
        #expect(estimate.survival(after: 99) == estimate.steps[6].survival)
    }

    /// The 21 patients of the same trial under placebo; none is censored.
    @Test func placeboPatientsOfFreireichsTrial() {
        let weeks = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
        let estimate = KaplanMeier(weeks.map(StepCount.observed))
        #expect(estimate.median == 8)
        #expect(estimate.survival(after: 8) == 8.0 / 21)
        #expect(estimate.survival(after: 23) == 0)
    }

    @Test(arguments: 1...60)
    func ordinaryMedianWithoutCensoring(_ count: Int) {
        var generator = SystemIndependentGenerator()
        let values = (0..<count).map { _ in Int.random(in: 0...40, using: &generator) }
        let sorted = values.sorted()
        let expected = Double(sorted[(count - 1) / 2] + sorted[count / 2]) / 2
        #expect(KaplanMeier(values.map(StepCount.observed)).median == expected)
    }

    @Test func censoredMedians() {
        func median(_ observed: [Int], censored: Int) -> Double? {
            KaplanMeier(observed.map(StepCount.observed) + repeatElement(.censored(at: 99), count: censored)).median
        }
        #expect(median([], censored: 0) == nil)
        #expect(median([], censored: 3) == nil)
        #expect(median([1, 2], censored: 3) == nil)
        #expect(median([1, 2, 3], censored: 3) == nil)
        #expect(median([1, 2, 3], censored: 2) == 3)
        #expect(median([1, 2, 3, 4], censored: 2) == 3.5)
    }

    // If exactly half of the numbers are censored, the median can be anything from the last observed one upwards.
    @Test(
        "a censored median has a lower bound",
        arguments: [
            ([10, 60], 2, 60), ([60, 10, 20], 3, 60), ([10], 2, 99), ([], 1, 99), ([], 0, nil), ([10, 20, 30], 2, nil),
        ] as [([Int], Int, Int?)])
    func medianBound(observed: [Int], censored: Int, expected: Int?) {
        let estimate = KaplanMeier(
            observed.map(StepCount.observed) + repeatElement(.censored(at: 99), count: censored))
        #expect(estimate.medianBound == expected)
    }
}
