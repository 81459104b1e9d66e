import Report
import Support
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (99_000, "99,000"), (1_234_567, "1,234,567"), (-4_379, "−4,379"),
    ])
    func thousandsAreSeparated(value: Int, text: String) {
        #expect(NumberText.grouped(value) == text)
    }

    @Test(arguments: [
        (45.44, 1, "45.4"), (45.45, 1, "45.5"), (-0.25, 1, "−0.3"), (0.04, 1, "0.0"), (99_000.0, 1, "99,000.0"),
        (2.5, 0, "3"), (1.005, 3, "1.005"), (-0.04, 1, "0.0"), (1e300, 1, "1e+300"),
    ])
    func decimalsAreFixed(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test(arguments: [(1.26, "+1.3"), (-1.26, "−1.3"), (0.0, "0.0"), (0.01, "0.0"), (-0.01, "0.0")])
    func differencesCarryASign(value: Double, text: String) {
        #expect(NumberText.signed(value, decimals: 1) == text)
    }

    @Test func wordsAreJoined() {
        #expect(NumberText.list([]) == "")
        #expect(NumberText.list(["a"]) == "a")
        #expect(NumberText.list(["a", "b", "c"]) == "a, b and c")
        #expect(NumberText.count(1, "run", "runs") == "1 run")
        #expect(NumberText.count(1_280, "run", "runs") == "1,280 runs")
    }
}
