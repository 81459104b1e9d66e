import Foundation
import MemoryExperiment
import Support
import Testing

@Suite struct DecimalTests {
    static let shortest: [(Double, String)] = [
        (0, "0"), (-0.0, "0"), (1, "1"), (0.1, "0.1"), (-12.5, "-12.5"), (100_000, "100000"), (1e-7, "1e-07"),
        (.leastNonzeroMagnitude, "5e-324"),
    ]

    @Test(arguments: shortest)
    func shortestDecimalReadsBack(_ value: Double, _ text: String) {
        #expect(value.shortestDecimal == text)
        #expect(Double(text) == value)
    }

    static let rounded: [(Double, Double)] = [
        (0, 0), (1, 1), (0.1234, 0.1234), (0.12345, 0.1235), (0.12344999, 0.1234), (99_995, 100_000), (99_994, 99_990),
        (9.9999e-12, 1e-11), (123_456_789, 123_500_000), (-0.00123456, -0.001235), (2.000_000_000_000_000_4, 2),
        (1.0 / 3, 0.3333), (2.0 / 3, 0.6667), (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
        (.infinity, .infinity),
        (.greatestFiniteMagnitude, .greatestFiniteMagnitude),
    ]

    @Test(arguments: rounded)
    func roundsToFourDigits(_ value: Double, _ rounded: Double) {
        #expect(value.roundedToFourDigits == rounded)
    }

    /// C's formatting rounds the exact binary value, so it differs only if the shortest decimal ends in a tie.
    @Test func agreesWithPrintf() throws {
        var generator = SystemIndependentGenerator()
        for _ in 0..<20_000 {
            let significand = Double.random(in: 1...10, using: &generator)
            let exponent = Int.random(in: -300...300, using: &generator)
            let value = try #require(Double("\(significand)e\(exponent)"))
            #expect(value.roundedToFourDigits == Double(String(format: "%.3e", value)))
            #expect((-value).roundedToFourDigits == -value.roundedToFourDigits)
            #expect(value.roundedToFourDigits.roundedToFourDigits == value.roundedToFourDigits)
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run of the tests.
struct SystemIndependentGenerator: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
