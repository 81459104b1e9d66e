import MemoryExperiment
import Testing

@Suite("Experiment drafts") struct ExperimentDraftTests {
    @Test("the draft of an experiment reads back as that experiment", arguments: Experiment.presets)
    func presets(_ experiment: Experiment) throws {
        #expect(try ExperimentDraft(experiment).experiment() == experiment)
    }

    @Test func nameAloneIsThePostExperiment() throws {
        var post = Experiment.post
        post.name = "mine"
        #expect(try ExperimentDraft(texts: [.name: "mine"]).experiment() == post)
    }

    private func problems(_ changes: [ExperimentDraft.Key: String]) -> [ExperimentDraft.Key: String] {
        var draft = ExperimentDraft(.quick)
        draft.texts.merge(changes) { $1 }
        do throws(ExperimentDraft.Problems) {
            _ = try draft.experiment()
            return [:]
        } catch {
            return Dictionary(error.all.map { ($0.key, $0.sentence) }) { first, _ in first }
        }
    }

    @Test(
        "every invalid text is reported at its field",
        arguments: [
            (.name, "Big Name"), (.name, ""), (.cells, "lstm, rnn"), (.cells, ""), (.inputSizes, "1, 0"),
            (.hiddenSizes, "1; 2"), (.layers, "1, 1"), (.runs, "1000001"), (.streams, "9"), (.steps, "1e5"),
            (.divergentSteps, "3000"), (.criteria, "cosin"), (.lyapunov, "perhaps"), (.stopAtFirst, "perhaps"),
            (.stopAtFirst, "true"), (.seed, "-1"), (.kernel, "normal"),
            (.recurrent, "uniformRecurrent"), (.forgetBias, "1,5"), (.recurrentScale, "{"), (.inputScale, "]"),
            (.gateActivation, "relu"), (.resetAfter, "1"), (.precision, "float16"), (.variants, "- { name: a"),
            (.variants, "name: a"), (.runs, "5\nseed: 4"), (.steps, "5 }, { runs: 2"), (.seed, "&a 1"),
            (.hiddenSizes, "1], runs: [2"), (.name, "\"a"), (.variants, "*a"), (.seed, "\u{0}"),
        ] as [(ExperimentDraft.Key, String)])
    func oneProblem(_ key: ExperimentDraft.Key, _ text: String) {
        #expect(Array(problems([key: text]).keys) == [key])
    }

    @Test func allProblemsAreReportedAtOnce() {
        let found = problems([.cells: "", .steps: "x", .kernel: "y", .precision: "{", .variants: "- 1"])
        #expect(Set(found.keys) == [.cells, .steps, .kernel, .precision, .variants])
        #expect(found[.steps]?.hasPrefix("`x` is not allowed here; it must be a whole number in") == true)
    }

    @Test("a product of counts that is too large is reported at one field")
    func tooLarge() {
        let found = problems([.runs: "1000000", .inputSizes: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10", .hiddenSizes: "1, 2"])
        #expect(Array(found.keys) == [.runs])
        #expect(found[.runs]?.hasPrefix("Variants, cells, layers, sizes and runs multiply") == true)
    }

    @Test("variants may be indented and surrounded by blank lines")
    func indentedVariants() throws {
        let lines = ["- { name: plain, overrides: {} }", "- name: loud", "  overrides: { inputScale: 2 }"]
        for (before, between) in [("", ""), ("    ", ""), ("  ", "\n"), ("", "\r")] {
            var draft = ExperimentDraft(.quick)
            draft.texts[.variants] = "\n" + lines.map { before + $0 + between }.joined(separator: "\n") + "\n"
            #expect(try draft.experiment().variants.map(\.name) == ["plain", "loud"])
        }
    }

    @Test func tooLongTextIsRefused() {
        #expect(Array(problems([.variants: String(repeating: "- {}\n", count: 4_000)]).keys) == [.variants])
    }
}
