import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

/// The journal lines of runs that stop once every criterion has held.
@Suite("Lines of stopped runs")
struct StoppedLineTests {
    private static func experiment(lyapunov: Bool = false) throws -> Experiment {
        try ExperimentFile.read(
            """
            name: a
            steps: 502
            divergentSteps: 2
            criteria: [cosine, max-1e-2]
            lyapunov: \(lyapunov)
            stopAtFirst: true
            """, from: "a.yaml")
    }

    private static func result(_ first: [StepCount], run: Int = 7, lyapunov: [LyapunovEstimate] = []) -> RunResult {
        RunResult(
            key: RunKey(
                cell: CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 2, hiddenSize: 8), run: run),
            outcomes: first.map(CriterionOutcome.init(stoppedWith:)), curve: [], lyapunov: lyapunov,
            finalStateHash: "0123456789abcdef")
    }

    private static let opening =
        #"{"variant":"base","cell":"lstm","layers":1,"input_size":2,"hidden_size":8,"run":7,"#
    private static let ending = #""final_state":"0123456789abcdef","crc":"00000000"}"#

    @Test(
        "give the step at which the run stopped, and neither settled nor a curve",
        arguments: [
            ([.observed(41), .observed(12)], #""first":{"cosine":41,"max-1e-2":12},"stopped":42,"#),
            ([.observed(0), .observed(0)], #""first":{"cosine":0,"max-1e-2":0},"stopped":1,"#),
            ([.observed(3), .observed(499)], #""first":{"cosine":3,"max-1e-2":499},"stopped":500,"#),
            ([.observed(3), .censored(at: 500)], #""first":{"cosine":3,"max-1e-2":null},"stopped":500,"#),
        ] as [([StepCount], String)])
    func format(first: [StepCount], members: String) async throws {
        let folder = try TemporaryFolder()
        let result = Self.result(first)
        try await write([result], of: try Self.experiment(), to: folder.path)
        let lines = try folder.lines(of: folder.part)
        #expect(lines[0].contains(#""lyapunov":false,"stopAtFirst":true,"variants":[]"#))
        #expect(lines[1] == (Self.opening + members + Self.ending).resealed)
        #expect(try Journal.read(folder.path).results == [result])
    }

    @Test("have exponents if the experiment asks for them")
    func exponents() async throws {
        let folder = try TemporaryFolder()
        let estimate = LyapunovEstimate(exponent: -0.1876, standardError: 0.0015)
        let result = Self.result([.observed(4), .observed(9)], lyapunov: [estimate])
        try await write([result], of: try Self.experiment(lyapunov: true), to: folder.path)
        let line = try folder.lines(of: folder.part)[1]
        #expect(line.contains(#""stopped":10,"lyapunov":[-0.1876],"lyapunov_standard_error":[0.0015],"final_state""#))
        #expect(try Journal.read(folder.path).results == [result])
    }

    @Test(
        "are refused in any other form",
        arguments: [
            (#""stopped":42"#, #""stopped":41"#), (#""stopped":42"#, #""stopped":43"#),
            (#""stopped":42"#, #""stopped":0"#),
            (#""stopped":42"#, #""stopped":501"#), (#""stopped":42"#, #""stopped":null"#),
            (#""stopped":42,"#, ""), (#""stopped":42"#, #""settled":{"cosine":41,"max-1e-2":12}"#),
            (#""stopped":42"#, #""stopped":42,"curve":{}"#), (#""cosine":41"#, #""cosine":null"#),
        ])
    func corruptLines(_ text: String, _ replacement: String) async throws {
        let folder = try TemporaryFolder()
        let results = [
            Self.result([.observed(41), .observed(12)]), Self.result([.observed(5), .observed(6)], run: 8),
        ]
        try await write(results, of: try Self.experiment(), to: folder.path)
        let part = try folder.part
        var lines = try folder.lines(of: part)
        lines[1].replaceSubrange(try #require(lines[1].range(of: text)), with: replacement)
        lines[1] = lines[1].resealed
        try folder.write(lines.joined(separator: "\n") + "\n", to: part)
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("line 2 is corrupt") == true)
        // Repair keeps the sound run and drops the other.
        #expect(try JournalRepair<Experiment>(of: folder.path).damages.contains { $0.line == 2 })
        #expect(try Journal.read(folder.path).results == [results[1]])
    }

    @Test("belong to their own protocol: neither kind of journal takes runs of the other")
    func protocols() async throws {
        let folder = try TemporaryFolder()
        let stopped = try Self.experiment()
        var settings = stopped.settings
        settings.stopAtFirst = false
        let whole = Experiment(name: stopped.name, settings: settings, plan: stopped.plan)
        try await write([Self.result([.observed(4), .observed(9)])], of: stopped, to: folder.path)
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path, for: whole) }
        #expect(failure?.message.contains("another experiment") == true)
    }
}
