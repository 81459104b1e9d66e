import Foundation
import Support
import Testing

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8), name: "It") }

    private func complaint(_ text: String) -> String {
        do {
            return "accepted: \(try parse(text))"
        } catch {
            return "\(error)"
        }
    }

    @Test func valuesAreRead() throws {
        let value = try parse(#" {"a": [1, -0.5e1, true, null], "b\n\u00e9\ud83d\ude00": {"": "x/\/"}, "c": 1e3} "#)
        let expected: JSONValue = .object([
            "a": .list([.integer(1), .number(-5), .flag(true), .null]),
            "b\né😀": .object(["": .text("x//")]), "c": .number(1_000),
        ])
        #expect(value == expected)
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
    }

    @Test(arguments: [
        ("", "the text ends too early"), ("[1,]", "a value is missing"), ("[1 2]", "a comma"),
        ("01", "begins with a zero"),
        ("1.", "digits are missing"), ("1e999", "too large"), ("-", "ends too early"),
        ("{\"a\":1,\"a\":2}", "`a` twice"),
        ("{1:2}", "a name in quotation marks"), ("{\"a\" 1}", "a colon"), ("\"a", "does not end"),
        ("\"\u{1}\"", "control"),
        ("\"\\x\"", "an escape is unknown"), ("\"\\ud800\"", "surrogate"), ("\"\\u00g0\"", "hexadecimal"),
        ("nul", "missing"),
        ("NaN", "missing"), ("1 2", "something follows"), ("[", "ends too early"), ("{\"a\":", "ends too early"),
    ]) func mistakesAreNamed(_ text: String, _ expected: String) {
        let complaint = complaint(text)
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test func depthAndMemoryAreBounded() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(complaint(deep).contains("64 levels"))
        let many = "[" + String(repeating: "[],", count: 1_000_000) + "1]"
        #expect(complaint(many).contains("more values than"))
        #expect(throws: Failure.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22], name: "It") }
    }
}
