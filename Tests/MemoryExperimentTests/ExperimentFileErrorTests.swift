import Foundation
import MemoryExperiment
import Support
import TestSupport
import Testing

/// Every error names the file, the line, the key and what is allowed.
@Suite struct ExperimentFileErrorTests {
    /// An invalid file and the words that its error must contain.
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let words: [String]

        init(_ text: String, _ words: String...) {
            self.text = text
            self.words = words
        }

        var testDescription: String { String(text.prefix(60)).replacing("\n", with: " / ") }
    }

    static let documents: [Case] = [
        Case("", "is empty", "name:"),
        Case("# nothing\n\n", "is empty"),
        Case("name: a\n  cells: [lstm\n", "line 2", "not valid YAML"),
        Case("name: [a\n", "line", "not valid YAML"),
        Case("name: a\n---\nname: b\n", "line 2", "another document"),
        Case("name: \"\\uD800\"\n", "line 1", "not valid YAML"),
        Case("name: a\u{0}\n", "not valid YAML"),
        Case("- name\n", "line 1", "a list", "a mapping with the keys name, cells"),
        Case("post\n", "line 1", "`post`", "a mapping"),
        Case("cells: [lstm]\n", "line 1", "`name` is missing"),
        Case("name: a\nname: b\n", "name", "twice"),
        Case("name: a\n? [b]\n: c\n", "line 2", "a key must be a word"),
        Case("name: &a b\n", "line 1", "`&`"),
        Case("name: a\ncells: *c\n", "line 2", "`*`"),
        Case("name: a\nruns: !!int 3\n", "line 2", "`!`"),
        Case("? \"x\n # \" : &hidden [1]\n", "line 2", "not valid YAML"),
        Case("name: a\n\u{F700}x: 1\n", "line 2", "U+F700"),
    ]

    static let keys: [Case] = [
        Case("name: a\ninputsizes: [1]\n", "line 2, inputsizes", "did you mean `inputSizes`?", "hiddenSizes"),
        Case("name: a\nfoo: 1\n", "line 2, foo", "unknown", "the keys here are name, cells"),
        Case("name: a\n<<: { runs: 1 }\n", "line 2", "unknown"),
        Case("name: a\ninitialization: { bias: 1 }\n", "line 2, initialization.bias", "forgetBias"),
        Case("name: a\nvariants: [{ name: b, overrides: { steps: 5 } }]\n", "variants[1].overrides.steps", "precision"),
        Case("name: a\nvariants: [{ overrides: {} }]\n", "variants[1]", "`name` is missing"),
        Case("name: a\nvariants: [{ name: b, settings: 1 }]\n", "variants[1].settings", "overrides"),
    ]

    static let types: [Case] = [
        Case("name: A\n", "line 1, name", "1…64 characters"),
        Case("name:\n", "line 1, name", "1…64 characters"),
        Case("name: \(String(repeating: "a", count: 65))\n", "name", "1…64"),
        Case("name: a/b\n", "name", "a–z"),
        Case("name: [a]\n", "name", "a list is not allowed here"),
        Case("name: a\ncells: lstm\n", "line 2, cells", "a list of one or more of lstm, gru"),
        Case("name: a\ncells: [lsmt]\n", "line 2, cells[1]", "did you mean `lstm`?"),
        Case("name: a\ninputSizes: 4\n", "inputSizes", "a list of whole numbers in 1…4096"),
        Case("name: a\nruns: \"10\"\n", "line 2, runs", "a whole number in 1…1000000"),
        Case("name: a\nruns: 1.5\n", "runs", "`1.5`", "a whole number"),
        Case("name: a\nruns: 0x10\n", "runs", "written in digits"),
        Case("name: a\nruns: 010\n", "runs", "written in digits"),
        Case("name: a\nruns: true\n", "runs", "a whole number"),
        Case("name: a\nruns: { a: 1 }\n", "runs", "a mapping of keys to values is not allowed here"),
        Case("name: a\nruns:\n", "runs", "a value is missing; it must be"),
        Case("name: a\nresetAfter: yes\n", "resetAfter", "true or false"),
        Case("name: a\nstopAtFirst: 1\n", "line 2, stopAtFirst", "true or false"),
        Case("name: a\nstopAtFirst: true\n", "line 2, stopAtFirst", "bitwise-state", "such as criteria: [cosine]"),
        Case(
            "name: a\ncriteria: [bitwise-state]\nstopAtFirst: true\n", "line 3, stopAtFirst", "ends every run anyway"),
        Case(
            "name: a\nvariants: [{ name: b, overrides: { stopAtFirst: true } }]\n", "variants[1].overrides.stopAtFirst",
            "unknown"),
        Case("name: a\ngateActivation: tanh\n", "gateActivation", "one of sigmoid, hardSigmoid"),
        Case("name: a\nprecision: float16\n", "precision", "float32"),
        Case("name: a\ninitialization: glorotUniform\n", "initialization", "the keys kernel, recurrent, forgetBias"),
        Case("name: a\nvariants: { name: b }\n", "variants", "a list of variants"),
        Case("name: a\nrecurrentScale: big\n", "recurrentScale", "a number in 0…1000000"),
    ]

    static let ranges: [Case] = [
        Case("name: a\ninputSizes: [0]\n", "line 2, inputSizes[1]", "`0`", "1…4096"),
        Case("name: a\nstreams: 0\n", "line 2, streams", "`0`", "1…8"),
        Case("name: a\nstreams: 9\n", "line 2, streams", "`9`", "1…8"),
        Case("name: a\nruns: 1000000\nstreams: 8\n", "line 2, runs", "sizes, runs and streams multiply"),
        Case("name: a\ninputSizes:\n  - 1\n  - -1\n", "line 4, inputSizes[2]", "`-1`", "1…4096"),
        Case("name: a\nhiddenSizes: [1000000000]\n", "hiddenSizes[1]", "1…4096"),
        Case("name: a\nhiddenSizes: [99999999999999999999999999]\n", "hiddenSizes[1]", "1…4096"),
        Case("name: a\nlayers: [65]\n", "layers[1]", "1…64"),
        Case("name: a\nruns: 0\n", "runs", "1…1000000"),
        Case("name: a\nruns: 1000001\n", "runs", "1…1000000"),
        Case("name: a\nseed: -1\n", "seed", "0…18446744073709551615"),
        Case("name: a\nseed: 18446744073709551616\n", "seed", "0…18446744073709551615"),
        Case("name: a\nsteps: 100000001\n", "steps", "2…100000000"),
        Case("name: a\ndivergentSteps: 0\n", "divergentSteps", "1…99999999"),
        Case("name: a\nsteps: 1000\n", "line 2, steps", "less than steps"),
        Case("name: a\nsteps: 10\ndivergentSteps: 10\n", "line 3, divergentSteps", "less than steps"),
        Case("name: a\nrecurrentScale: -1\n", "recurrentScale", "0…1000000"),
        Case("name: a\nrecurrentScale: 1000000.5\n", "recurrentScale", "0…1000000"),
        Case("name: a\ninputScale: 1e400\n", "inputScale", "0…1000000"),
        Case("name: a\ninputScale: .inf\n", "inputScale", "`.inf`"),
        Case("name: a\ninputScale: .nan\n", "inputScale", "`.nan`"),
        Case("name: a\ninputScale: nan\n", "inputScale", "`nan`"),
        Case("name: a\ninputScale: 0x1p3\n", "inputScale", "a number"),
        Case("name: a\ninitialization: { forgetBias: 1e9 }\n", "initialization.forgetBias", "-1000…1000"),
        Case("name: a\nruns: 1000000\n", "line 2, runs", "more than 10000000 runs"),
        Case("name: a\nhiddenSizes: [4096]\nlayers: [1, 64]\n", "line 3, layers", "at most 134217728 are allowed"),
    ]

    static let lists: [Case] = [
        Case("name: a\ncells: []\n", "line 2, cells", "empty", "lstm, gru"),
        Case("name: a\ncriteria: []\n", "criteria", "empty", "bitwise-state"),
        Case("name: a\ninputSizes: []\n", "inputSizes", "empty"),
        Case("name: a\nlayers: []\n", "layers", "empty"),
        Case("name: a\ncriteria: [cosine, cosine]\n", "line 2, criteria[2]", "`cosine` appears twice in the list"),
        Case("name: a\nhiddenSizes: [1, 2, 1]\n", "hiddenSizes[3]", "twice"),
        Case("name: a\ncells: [gru, gru]\n", "cells[2]", "twice"),
        Case("name: a\ncriteria: [max-1e-7]\n", "criteria[1]", "did you mean `max-1e-"),
        Case("name: a\nvariants: [{ name: b }, { name: b }]\n", "variants[2].name", "two variants"),
        Case(
            "name: a\nvariants: [{ name: base, overrides: { inputScale: 2 } }]\n", "variants[1].name",
            "the settings without overrides"),
        Case(
            "name: a\ninitialization: { recurrent: uniformRecurrent }\n", "initialization.recurrent",
            "uniformRecurrent needs recurrent uniformRecurrent"),
        Case(
            "name: a\ninitialization: { kernel: uniformRecurrent, recurrent: orthogonal }\n",
            "initialization.recurrent", "uniformRecurrent needs recurrent uniformRecurrent"),
        Case("name: a\ninitialization: { kernel: orthogonal }\n", "initialization.kernel", "one of glorotUniform"),
    ]

    @Test(arguments: documents + keys + types + ranges + lists)
    func errorNamesThePlaceAndWhatIsAllowed(_ wrong: Case) {
        let failure = #expect(throws: Failure.self) { try ExperimentFile.read(wrong.text, from: "wrong.yaml") }
        #expect(failure?.kind == .usage)
        for word in ["wrong.yaml"] + wrong.words {
            #expect(failure?.message.contains(word) == true, "`\(word)` in: \(failure?.message ?? "")")
        }
    }

    static let hostile: [Case] = [
        Case(String(repeating: "[", count: 500_000)),
        Case(String(repeating: "[", count: 900) + String(repeating: "]", count: 900)),
        Case(String(repeating: "{a: ", count: 200_000)),
        Case(String(repeating: "- ", count: 500_000)),
        Case("name: " + String(repeating: "a", count: 1_000_000)),
        Case("a0: &a0 [x, x]\n" + (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()),
        Case((0..<50_000).map { "k\($0): 1\n" }.joined()),
        Case("name: a # a comment\rruns: 2\r"),
        Case("name: a # a comment\u{2028}runs: 2\n"),
        Case("name: a # a comment\u{85}runs: 2\n"),
    ]

    /// Without limits, each of these would use all memory, all time or the whole stack.
    @Test(arguments: hostile)
    func hostileDocumentIsRefused(_ wrong: Case) {
        let failure = #expect(throws: Failure.self) { try ExperimentFile.read(wrong.text, from: "wrong.yaml") }
        #expect(failure?.kind == .usage)
        #expect((failure?.message.count ?? .max) < 1_000)
    }

    @Test func unreadableFilesAreRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "name: a\n" + String(repeating: "#\n", count: ExperimentFile.largestSize / 2), to: "large.yaml")
        try Data([0x6E, 0xFF, 0xFE]).write(to: URL(filePath: folder.path(of: "binary.yaml")))
        try folder.write("", to: "file")

        func failure(_ name: String) -> Failure? {
            #expect(throws: Failure.self) { try Experiment.named(folder.path(of: name)) }
        }
        #expect(failure("absent.yaml")?.kind == .missingInput)
        #expect(failure("absent.yaml")?.message.contains("No such file") == true)
        #expect(failure("file/below.yaml")?.kind == .missingInput)
        #expect(failure("")?.kind == .missingInput)
        #expect(failure("large.yaml")?.message.contains("larger than 1048576 bytes") == true)
        #expect(failure("binary.yaml")?.message.contains("UTF-8") == true)
    }

    @Test func unknownPresetErrorListsThePresets() {
        let failure = #expect(throws: Failure.self) { try Experiment.named("quik") }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("Did you mean `quick`? The presets are post, quick") == true)
        #expect(failure?.message.contains("./quik.yaml") == true)
    }
}
