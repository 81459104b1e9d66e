import Foundation
import MemoryExperiment
import ReportServer
import TestSupport
import Testing

/// The form takes every text literally, whatever it means in YAML, or rejects it with a message.
@Suite("Form fields", .serialized, .timeLimit(.minutes(5))) struct FormFieldTests {
    /// The problems of a form, by field, and the experiment it describes.
    private struct Check: Decodable {
        let problems: [String: String]
        let summary: String
    }

    private func check(_ changes: [ExperimentDraft.Key: String], in lab: Lab) async throws -> Check {
        try JSONDecoder().decode(Check.self, from: try await lab.post("/check", Lab.form(changes)).body)
    }

    /// A valid text for each field, from the small preset.
    private static let right = ExperimentDraft(.quick).texts

    /// Texts with a meaning in YAML, around a valid one.
    private static func texts(around text: String) -> [String] {
        [
            "\(text) # x", "\(text) #", "# \(text)", "#\(text)", "\(text)] # x", "\(text)], runs: [2", "\(text)}",
            "\(text): x", "\(text): ", "&a \(text)", "*\(text)", "!!str \(text)", "| \(text)", "> \(text)", "|", ">",
            "\"\(text)\"", "'\(text)'", "\"\(text)", "- \(text)", "-\t\(text)", "? \(text)", "[[\(text)]]",
            "{ \(text) }", "@\(text)", "`\(text)`", "%\(text)", "~", "null", "0123", "\\\(text)", "\(text) \u{2028}",
        ]
    }

    @Test("a text that YAML would cut or reinterpret is refused at its field")
    func refused() async throws {
        try await Lab.with { (lab) async throws in
            for key in ExperimentDraft.Key.allCases {
                let texts = key == .variants ? Self.variants : Self.texts(around: Self.right[key] ?? "")
                // A name may be any word of small letters and digits.
                for text in texts where key != .name || !["null", "0123"].contains(text) {
                    let found = try await check([key: text], in: lab)
                    #expect(Array(found.problems.keys) == [key.rawValue], "\(key): \(text)")
                    #expect(found.problems[key.rawValue]?.hasSuffix(".") == true, "\(key): \(text)")
                    #expect(found.summary.isEmpty, "\(key): \(text)")
                }
            }
        }
    }

    private static let variants = [
        "- { name: loud, overrides: { inputScale: 2 } } # x", "# - { name: loud }", "- name: loud # x",
        "- name: loud\n  # overrides: { inputScale: 2 }", "null", "~", "|", "0123", "- &a { name: loud }",
    ]

    @Test("a refused text is shown unchanged and quoted in full")
    func shown() async throws {
        try await Lab.with { (lab) async throws in
            let answer = try await lab.post("/studies", Lab.form([.name: "a # b", .hiddenSizes: "1] # x"]))
            #expect(answer.status == 422)
            #expect(answer.text.contains("value=\"a # b\"") && answer.text.contains("value=\"1] # x\""))
            #expect(answer.text.contains("`a # b` is not allowed here"))
            #expect(answer.text.contains("`1] # x` is not allowed here"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.folder).isEmpty)
        }
    }

    @Test("a name with another meaning in YAML is accepted")
    func names() async throws {
        try await Lab.with { (lab) async throws in
            for (index, name) in ["null", "true", "0123", "1e3", "12", "no"].enumerated() {
                let begun = try await lab.post("/studies", Lab.form([.name: name]))
                let id = "\(index + 1)-\(name)"
                #expect(begun.headers["location"] == "/studies/\(id)")
                // The form that starts from this study shows the name without quotation marks.
                #expect(try await lab.get("/?from=\(id)").text.contains("name=\"name\" value=\"\(name)\""))
            }
        }
    }

    @Test(
        "lists may have brackets, spaces and a trailing comma", arguments: ["1,2", " [ 1, 2 ] ", "1, 2,", "[1,2,]"])
    func lists(_ text: String) async throws {
        try await Lab.with { (lab) async throws in
            let plain = try await check([.inputSizes: "1, 2"], in: lab)
            let found = try await check([.inputSizes: text], in: lab)
            #expect(found.problems.isEmpty)
            #expect(found.summary == plain.summary && !plain.summary.isEmpty)
        }
    }

    @Test("every preset is valid as the form shows it", arguments: Experiment.presets.map(\.name))
    func presets(_ name: String) async throws {
        try await Lab.with { (lab) async throws in
            let draft = ExperimentDraft(try #require(Experiment.presets.first { $0.name == name }))
            #expect(try await check(draft.texts, in: lab).problems.isEmpty)
        }
    }
}
