import Analysis
import Foundation
import MemoryExperiment
import Recurrent
import Support
import TestSupport
import Testing

/// Experiment files that name networks, and the experiments that they become.
@Suite struct AnalysisExperimentTests {
    private let sample: SampleAnalysis

    init() throws {
        sample = try SampleAnalysis()
    }

    @Test func fileOfAnExperimentGivesTheSameExperiment() throws {
        var draft = sample.draft()
        draft.step = try StepDuration(reading: "32ms")
        draft.settings.startRows = [70, 90, 230]
        draft.settings.precision = .float64
        draft.reading.gateActivation = .sigmoid
        draft.networks[0].isProved = true
        draft.networks[1].name = "the old file"
        let experiment = try draft.experiment()
        #expect(try AnalysisExperiment.read(header: experiment.json) == experiment)
        let path = sample.folder.path(of: "again.yaml")
        try experiment.yaml.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try AnalysisFile.read(contentsOf: path).experiment() == experiment)
    }

    @Test func shortFormsAreAllowed() throws {
        let path = sample.folder.path(of: "short.yaml")
        let text =
            "name: short\nnetworks: [\"\(SampleAnalysis.network)\"]\ninputs: [\"\(sample.recording)\"]\nstarts: 5\n"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let experiment = try AnalysisFile.read(contentsOf: path).experiment()
        #expect(experiment.settings.tolerances == Tolerance.defaults)
        #expect(experiment.networks.map(\.key.name) == [SampleAnalysis.network])
        #expect(
            experiment.networks[0].key.digest
                == SHA256.hexadecimal(of: try Data(contentsOf: URL(filePath: SampleAnalysis.network))))
        // The recording of a network and an untrained one, and five starts in two protocols.
        #expect(experiment.runCount == 2 * (1 + 2 * 5))
    }

    @Test func digestIsThatOfTheProtocol() throws {
        let experiment = try sample.draft().experiment()
        let recording = SHA256.hexadecimal(of: try Data(contentsOf: URL(filePath: sample.recording)))
        let text = """
            {"horizon":60,"inputs":["\(recording)"],"seed":20190402,"starts":4,"tolerances":["1%","0.001"]}
            """
        #expect(experiment.digest == SHA256.hexadecimal(of: text))
        var other = experiment
        other.networks.removeLast()
        other.name = "other"
        other.step = try StepDuration(reading: "1s")
        #expect(other.digest == experiment.digest)
        other.settings.tolerances.removeLast()
        #expect(other.digest != experiment.digest)
    }

    @Test(arguments: [
        ("networks: [a.pt]", "is missing"),
        ("name: x", "`networks` is missing"),
        ("name: x\nnetworks: []", "must have 1…4096 networks"),
        ("name: x\nnetworks: [{ name: y }]", "line 2, networks[1]: the key `file` is missing"),
        ("name: x\nnetworks: [a.pt]\ntolerances: [5]\nstart: 3", "did you mean `starts`?"),
        ("name: x\nnetworks: [a.pt]\ntolerances: [nine]", "line 3, tolerances[1]: `nine` is not a tolerance"),
        ("name: x\nnetworks: [a.pt]\nstarts: 0", "line 3, starts"),
        ("name: x\nnetworks: [a.pt]\nhorizon: 1e3", "line 3, horizon"),
        ("name: x\nnetworks: [a.pt]\nstep: 5 parsec", "line 3, step"),
        ("name: x\nnetworks: [{ file: a.pt, sha256: abc }]", "SHA-256"),
        ("name: x\nnetworks: [a.pt]\ninputs: [{ path: b }]", "the key is unknown"),
        ("name: x\nnetworks: [a.pt]\nuntrained: post2", "did you mean `post`?"),
    ])
    func wrongFileIsNamedByLineAndKey(_ text: String, _ part: String) throws {
        let path = sample.folder.path(of: "wrong.yaml")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let failure = #expect(throws: Failure.self) { try AnalysisFile.read(contentsOf: path) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains(part) == true, "\(failure?.message ?? "")")
    }

    @Test func changedFilesAreRefused() throws {
        var draft = sample.draft()
        draft.networks[0].digest = String(repeating: "0", count: 64)
        #expect(throws: Failure.self) { try draft.experiment() }
        draft = sample.draft()
        draft.inputs[0].digest = String(repeating: "0", count: 64)
        let failure = #expect(throws: Failure.self) { try draft.experiment() }
        #expect(failure?.message.contains("has changed") == true)
    }

    @Test func networkIsNamedOnceAndNotLikeADrawnOne() throws {
        var draft = sample.draft()
        draft.networks[1] = draft.networks[0]
        #expect(throws: Failure.self) { try draft.experiment() }
        draft.networks[1].name = "untrained"
        #expect(throws: Failure.self) { try draft.experiment() }
        draft.networks[1].name = "second"
        #expect(try draft.experiment().networks.count == 2)
    }

    @Test func filesOfARecordingStaySequences() async throws {
        var draft = sample.draft()
        draft.networks.removeLast()
        draft.inputs.append(draft.inputs[0])
        draft.settings.starts = 6
        let experiment = try draft.experiment()
        let records = try await AnalysisSweep(experiment, threads: 2).records()
        let rows = records.compactMap { record -> Int? in
            guard case .start(let result) = record.content else { return nil }
            return result.row
        }
        // A start has a horizon before and after it within its sequence of 300 steps.
        #expect(rows.allSatisfy { (60...240).contains($0 % 300) })
        #expect(rows.contains { $0 > 300 })
        let subject = try #require(experiment.results(of: records).first?.subject)
        #expect(subject.recording?.steps == 600)
        #expect(subject.recording?.file == "\(sample.recording) and 1 other file")
    }
}

/// Two networks, a recording and a folder for a journal.
struct SampleAnalysis {
    let folder: TemporaryFolder
    /// 300 steps of three features.
    let recording: String
    static let network = Fixtures.path("lstm1.pt")

    init() throws {
        folder = try TemporaryFolder()
        recording = folder.path(of: "recording.csv")
        // x ← 69069 x + 1 modulo 2³².
        var state: UInt32 = 7
        let rows = (0..<300).map { _ in
            (0..<3).map { _ in
                state = state &* 69_069 &+ 1
                return String(Double(state) / 1_073_741_824 - 2)
            }.joined(separator: ",")
        }
        try (rows.joined(separator: "\n") + "\n").write(toFile: recording, atomically: true, encoding: .utf8)
    }

    /// LSTM 3→5 from two files.
    func draft() -> AnalysisDraft {
        AnalysisDraft(
            name: "sample",
            networks: [
                AnalysisDraft.Network(file: Self.network),
                AnalysisDraft.Network(file: Fixtures.path("lstm1.legacy.pt")),
            ], inputs: [AnalysisDraft.Input(path: recording)],
            settings: AnalysisSettings(
                tolerances: ["1%", "0.001"].compactMap { try? Tolerance(reading: $0) }, starts: 4, horizon: 60))
    }

    var journal: String { folder.path(of: "journal") }
}
