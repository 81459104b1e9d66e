import Charts
import Foundation
import Testing

@Suite("Colours")
struct ColorTests {
    @Test("contrast ratios agree with WCAG's examples")
    func contrast() {
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
        #expect(abs(Color(0x777777).contrast(with: .white) - 4.48) < 0.005)
        #expect(abs(Color(0x767676).contrast(with: .white) - 4.54) < 0.005)
        #expect(Color(0x123456).contrast(with: Color(0x123456)) == 1)
    }

    @Test("text is legible on any grey")
    func readableInk() {
        for level in UInt32(0)...255 {
            let ground = Color(level << 16 | level << 8 | level)
            #expect(ground.contrast(with: ground.readableInk) >= 4.5)
        }
    }

    @Test("a colour is written and read back", arguments: [Color(0x0A0B0C), .white, Color(0xFF0000).opacity(0.5)])
    func roundTrip(color: Color) throws {
        #expect(Color(description: color.description) == color)
        let data = try JSONEncoder().encode([color])
        #expect(try JSONDecoder().decode([Color].self, from: data) == [color])
    }

    @Test(
        "invalid colours are refused", arguments: ["", "#", "123456", "#12345", "#1234567", "#12345g", "#１２３４５６"])
    func refused(text: String) {
        #expect(Color(description: text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Color].self, from: JSONEncoder().encode([text]))
        }
    }
}
