import Support
import Testing

@Suite("Samples of Support")
struct SupportSamples {
    @Test("numbers as text")
    func numbers() {
        let third = 1.0 / 3
        print(third.shortestDecimal, third.roundedToFourDigits.shortestDecimal, 99_000.grouped)

        #expect(third.shortestDecimal == "0.3333333333333333")
        #expect(third.roundedToFourDigits.shortestDecimal == "0.3333")
        #expect(99_000.grouped == "99,000")
    }
}
