import Foundation
import MemoryExperiment
import Recurrent
import Support
import TestSupport
import Testing

/// Messages name the true cause in whole sentences.
@Suite struct MessageTests {
    private func message(_ body: () throws -> Void) -> String {
        (#expect(throws: Failure.self) { try body() })?.message ?? ""
    }

    private func message(ofFile text: String) -> String {
        message { _ = try ExperimentFile.read("name: a\n\(text)\n", from: "a.yaml") }
    }

    // MARK: Texts in the place of other values

    @Test(arguments: [
        ("resetAfter: \"true\"", "true", "true or false"), ("lyapunov: 'false'", "false", "true or false"),
        ("hiddenSizes: [\"8\"]", "8", "a whole number in 1…4096"), ("inputSizes: ['8']", "8", "a whole number"),
        ("layers: [\"1\"]", "1", "a whole number"), ("runs: \"3\"", "3", "a whole number"),
        ("seed: \"3\"", "3", "a whole number"), ("steps: '3000'", "3000", "a whole number"),
        ("divergentSteps: \"3\"", "3", "a whole number"), ("recurrentScale: \"1.5\"", "1.5", "a number in"),
        ("inputScale: '1'", "1", "a number in"), ("initialization: { forgetBias: \"1\" }", "1", "a number in"),
        ("variants: [{ name: b, overrides: { resetAfter: 'true' } }]", "true", "true or false"),
    ])
    func quotedValuesAreReportedAsText(text: String, value: String, allowed: String) {
        let message = message(ofFile: text)
        #expect(
            message.contains("`\(value)` in quotation marks is a text; it must be \(allowed)"), "\(message)")
        #expect(message.hasSuffix(", without them."))
    }

    @Test func blocksAreReportedAsText() {
        #expect(
            message(ofFile: "runs: |\n  3").contains("after `|` or `>` is a text; it must be a whole number"))
        #expect(message(ofFile: "runs: \"\"").contains("an empty value in quotation marks is a text"))
    }

    // MARK: Line ends

    @Test("CR LF line ends in a journal are reported, on one line or all")
    func carriageReturns() async throws {
        let folder = try TemporaryFolder()
        let experiment = Experiment.sample
        let writer = try JournalWriter(directory: folder.path, experiment: experiment)
        for result in experiment.sampleResults { try writer.append(result) }
        try await writer.finish()
        let part = try folder.part
        let text = try folder.text(of: part)
        var lines = text.split(separator: "\n").map(String.init)
        try folder.write(text.replacing("\n", with: "\r\n"), to: part)
        let all = message { _ = try Journal.read(folder.path) }
        #expect(all.contains("line 1") && all.contains("CR LF") && !all.contains("YAML"), "\(all)")
        for index in [1, lines.count - 1] {
            let whole = lines[index]
            lines[index] += "\r"
            try folder.write(lines.map { "\($0)\n" }.joined(), to: part)
            let one = message { _ = try Journal.read(folder.path) }
            #expect(one.contains("line \(index + 1)") && one.contains("CR LF"), "\(one)")
            lines[index] = whole
        }
    }

    @Test func experimentFilesMayHaveCRLF() throws {
        #expect(try ExperimentFile.read("name: a\r\nruns: 3\r\n", from: "a.yaml").plan.runs == 3)
    }

    // MARK: Full stops

    @Test func messagesEndWithOneFullStop() throws {
        let file = message(ofFile: "inputSizes: [4096]\nhiddenSizes: [4096]\nlayers: [64]")
        #expect(file.hasSuffix("use fewer or smaller layers."), "\(file)")
        let problems = #expect(throws: ExperimentDraft.Problems.self) {
            try ExperimentDraft(texts: [
                .name: "a", .inputSizes: "4096", .hiddenSizes: "4096", .layers: "64", .inputScale: "1e-400",
            ]).experiment()
        }
        for problem in problems?.all ?? [] {
            #expect(problem.sentence.hasSuffix(".") && !problem.sentence.hasSuffix(".."))
        }
        #expect(problems?.all.count == 2)
        #expect(!SystemError(CocoaError(.fileReadUnknown)).reason.hasSuffix("."))
    }

    @Test func headerErrorsEndWithOneFullStop() async throws {
        let folder = try TemporaryFolder()
        let writer = try JournalWriter(directory: folder.path, experiment: Experiment.sample)
        try writer.append(try #require(Experiment.sample.sampleResults.first))
        try await writer.finish()
        let part = try folder.part
        var lines = try folder.lines(of: part)
        lines[0] = lines[0].replacing("\"steps\":", with: "\"stepz\":").resealed
        try folder.write(lines.map { "\($0)\n" }.joined(), to: part)
        let message = message { _ = try Journal.read(folder.path) }
        #expect(message.contains("stepz") && message.hasSuffix(".") && !message.contains(".."), "\(message)")
    }

    // MARK: One of a kind

    @Test func oneRunIsSingular() throws {
        let experiment = try ExperimentFile.read(
            "name: a\ncells: [gru]\ninputSizes: [1]\nhiddenSizes: [1]\nruns: 1\nsteps: 2000\n", from: "a.yaml")
        #expect(experiment.summary.hasPrefix("1 run of 2,000 steps: gru;"))
        let narration = SweepNarration(of: Sweep(experiment, journal: "j", threads: 1))
        let configuration = try NetworkConfiguration(cell: .gru(.afterProduct), inputSize: 1, hiddenSize: 1)
        func study(runs: Int = 1, exponents: Int = 1, steps: Int = 100) -> String {
            message {
                _ = try LyapunovStudy(
                    configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, runs: runs,
                    plan: .init(count: exponents, steps: steps))
            }
        }
        #expect(study(steps: 1).hasPrefix("1 step is not allowed"))
        #expect(study(exponents: 2).contains("the state has 1 dimension,"))
        var snapshot = SweepProgress.Snapshot()
        #expect(snapshot.line(after: .zero).hasPrefix("0 of 0 runs,"))
        snapshot.runsAsked = 1
        #expect(snapshot.line(after: .zero).hasPrefix("0 of 1 run,"))
        #expect(narration.beginning(snapshot).hasPrefix("Sweeping a into j: 1 run, 1 to compute on 1 thread"))
    }
}
