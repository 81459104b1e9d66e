import Analysis
import Recurrent
import Support
import Testing

/// Tolerances and durations as users write them.
@Suite struct ToleranceTests {
    @Test(arguments: [
        ("1%", DifferenceMeasure.standardDeviations, 0.01), ("0.1%", .standardDeviations, 0.001),
        ("0.001", .absolute, 0.001), ("1e-6", .absolute, 1e-6), ("-60dB", .peaks, 1e-3), ("-20db", .peaks, 0.1),
        ("0dB", .peaks, 1), ("decision", .decision(.largest), 1), ("decision:sign", .decision(.sign), 1),
        ("decision:0.5", .decision(.threshold(0.5)), 1), ("decision:-2", .decision(.threshold(-2)), 1),
    ])
    func tolerancesAreRead(_ text: String, measure: DifferenceMeasure, limit: Double) throws {
        let tolerance = try Tolerance(reading: text)
        #expect(tolerance.measure == measure)
        #expect(abs(tolerance.limit / limit - 1) < 1e-12)
    }

    @Test(arguments: [
        "", "0", "-1", "0%", "x%", "nan", "inf", "1e9", "-500dB", "dB", "decision:", "decision:x", "5 %x",
    ])
    func othersAreRefusedWithWhatIsAllowed(_ text: String) {
        let failure = #expect(throws: Failure.self) { try Tolerance(reading: text) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("-60dB") == true)
    }

    @Test func fineTolerancesNeedFloat64() throws {
        #expect(try AnalysisSettings(tolerances: [Tolerance(reading: "1e-6")]).usedPrecision == .float64)
        #expect(try AnalysisSettings(tolerances: [Tolerance(reading: "-60dB")]).usedPrecision == .float32)
        #expect(AnalysisSettings().usedPrecision == .float32)
    }

    @Test(arguments: [
        ("32ms", 0.032, 86.0, "2.75 s"), ("1h", 3_600, 336, "14.0 d"), ("1s", 1, 59, "59.0 s"),
        ("20.8us", 2.08e-5, 24_000, "499 ms"), ("0.5min", 30, 1, "30.0 s"), ("1d", 86_400, 0, "0.00 µs"),
    ])
    func durationsAreReadAndWritten(_ text: String, seconds: Double, steps: Double, written: String) throws {
        let duration = try StepDuration(reading: text)
        #expect(abs(duration.seconds / seconds - 1) < 1e-12)
        #expect(duration.text(ofSteps: steps) == written)
    }

    @Test(arguments: ["", "32", "ms", "-1s", "0s", "1x", "1e99d"])
    func otherDurationsAreRefused(_ text: String) {
        let failure = #expect(throws: Failure.self) { try StepDuration(reading: text) }
        #expect(failure?.message.contains("32ms") == true)
    }
}
