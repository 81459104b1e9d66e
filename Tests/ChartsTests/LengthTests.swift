import Charts
import Testing

/// Lengths as users write them.
@Suite struct LengthTests {
    @Test(arguments: [("3.25in", 234.0), ("25.4mm", 72), ("2.54 cm", 72), ("234pt", 234), (".5in", 36)])
    func validLengthsAreRead(text: String, points: Double) throws {
        #expect(abs(try #require(Length(text)).points - points) < 1e-9)
    }

    @Test(arguments: ["", "in", "3.25", "3,25in", "-1in", "1e3pt", "nanpt", "infin", "3.25 em", "1..2pt", "3  in"])
    func invalidLengthsAreRefused(text: String) {
        #expect(Length(text) == nil)
    }
}
