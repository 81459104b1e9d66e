import Charts
import Testing

@Suite("Numbers along axes")
struct WrittenNumberTests {
    @Test(
        "digits are grouped and shifted",
        arguments: [
            (0, 0, "0"), (0, -1, "0.0"), (7, 0, "7"), (-5, 0, "\u{2212}5"), (5, 3, "5,000"), (12, 5, "1,200,000"),
            (25, -2, "0.25"), (-125, -1, "\u{2212}12.5"), (123_456, -2, "1,234.56"), (1, -3, "0.001"),
        ])
    func text(digits: Int, exponent: Int, expected: String) {
        #expect(WrittenNumber(digits: digits, exponent: exponent).text == expected)
    }

    @Test(
        "three significant digits, with and without zeros at the end",
        arguments: [
            (0.0, "0", "0"), (0.8, "0.800", "0.8"), (9.9, "9.90", "9.9"), (9.999, "10.0", "10"), (16, "16.0", "16"),
            (252.5, "253", "253"), (999.6, "1,000", "1,000"), (12_638, "12,600", "12,600"),
            (-45.26, "\u{2212}45.3", "\u{2212}45.3"),
            (1e-8, "0.0000000100", "0.00000001"),
        ])
    func threeDigits(value: Double, expected: String, shortened: String) throws {
        let number = try #require(WrittenNumber(roundedToThreeDigits: value))
        #expect(number.text == expected && number.shortened.text == shortened)
    }

    @Test(
        "thousands have two digits, or all before the point",
        arguments: [
            (999.9, "1.0k"), (2_000, "2.0k"), (4_010, "4.0k"), (9_960, "10k"), (17_647, "18k"), (99_000, "99k"),
            (1_234_567, "1,235k"), (-1_250, "\u{2212}1.3k"), (.infinity, "1,000,000,000,000k"),
        ])
    func thousands(value: Double, expected: String) {
        #expect(WrittenNumber.inThousands(value) == expected)
        #expect(WrittenNumber.inThousands(98_997, .down) == "98k" && WrittenNumber.inThousands(1_999, .down) == "1.9k")
    }

    @Test("bounds are rounded down, and numbers that are too large have no digits")
    func rounding() {
        #expect(WrittenNumber(roundedToThreeDigits: 98_997, .down)?.text == "98,900")
        #expect(WrittenNumber(roundedToThreeDigits: 99_000, .down)?.text == "99,000")
        #expect(WrittenNumber(roundedToThreeDigits: 1e15) == nil)
        #expect(WrittenNumber(roundedToThreeDigits: .nan) == nil)
    }
}
