import MemoryExperiment
import Support
import Testing

/// Numbers that float64 cannot represent are never taken for others.
@Suite struct WrittenNumberTests {
    @Test(arguments: [
        ("0", 0.0), ("-0", 0), ("0.000", 0), ("0e-400", 0), ("0.0e999", 0), ("1", 1), ("-1", -1), ("+2.5", 2.5),
        (".5", 0.5),
        ("1e-310", 1e-300 / 1e10), ("5e-324", .leastNonzeroMagnitude),
        ("1.7976931348623157e308", .greatestFiniteMagnitude),
    ])
    func validNumbersAreRead(text: String, number: Double) throws {
        let found = try WrittenNumber.read(text)
        #expect(found == number)
        #expect(found != 0 || found.sign == .plus)
    }

    @Test(arguments: [
        ("1e-400", WrittenNumber.Problem.tooSmall), ("-1e-400", .tooSmall), ("0.001e-330", .tooSmall),
        ("1e-99999999999999999999", .tooSmall), ("1e400", .tooLarge), ("-2e308", .tooLarge),
        ("1e99999999999999999999", .tooLarge), ("inf", .form), ("nan", .form), ("0x1p3", .form), ("", .form),
        ("1,5", .form),
        ("1e", .form), ("--1", .form), (" 1", .form), ("1_000", .form),
    ])
    func invalidNumbersAreRefused(text: String, problem: WrittenNumber.Problem) {
        #expect(throws: problem) { try WrittenNumber.read(text) }
    }

    /// Every key of an experiment file that takes a real number.
    @Test(arguments: ["recurrentScale: ", "inputScale: ", "initialization: { forgetBias: "])
    func experimentFileErrorsNameNumbersOutOfRange(key: String) {
        let end = key.contains("{") ? " }" : ""
        for (text, words) in [
            ("1e-400", "is too small for float64"), ("1e400", "is too large for float64"),
            ("123456789e-340", "is too small for float64"),
        ] {
            for file in [
                "name: a\n\(key)\(text)\(end)\n",
                "name: a\nvariants: [{ name: b, overrides: { \(key)\(text)\(end) } }]\n",
            ] {
                let failure = #expect(throws: Failure.self) { try ExperimentFile.read(file, from: "a.yaml") }
                #expect(failure?.message.contains("`\(text)` \(words)") == true, "\(failure?.message ?? "")")
                #expect(failure?.message.contains("a number in ") == true)
            }
        }
        #expect(throws: Never.self) {
            try ExperimentFile.read("name: a\n\(key)1e-310\(end)\nsteps: 2000\n", from: "a.yaml")
        }
    }
}
