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
}
