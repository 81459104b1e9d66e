import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Support
import TestSupport
import Testing

@Suite struct JournalTests {
    private let experiment = Experiment.sample

    @Test func writtenRunsAreReadBack() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let journal = try Journal.read(folder.path)
        #expect(journal.experiment == experiment)
        #expect(journal.results(for: experiment) == experiment.sampleResults)
        #expect(journal.missing(for: experiment).isEmpty)
        #expect(journal.isComplete(for: experiment))
        let missing = journal.missing(for: experiment.growing(to: 4))
        #expect(missing == experiment.growing(to: 4).keys.filter { $0.run == 4 })
        #expect(!journal.isComplete(for: experiment.growing(to: 4)))
    }

    /// A line written out, so that the format of journals does not change unnoticed.
    @Test func formatOfLines() async throws {
        let folder = try TemporaryFolder()
        let experiment = try ExperimentFile.read(
            "name: a\nsteps: 5\ndivergentSteps: 2\ncriteria: [cosine, max-1e-2]\n", from: "a.yaml")
        let cell = CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 2, hiddenSize: 8)
        let result = RunResult(
            key: RunKey(cell: cell, run: 7),
            outcomes: [
                CriterionOutcome(first: .observed(0), settled: .observed(2)),
                CriterionOutcome(first: .observed(1), settled: .censored(at: 3)),
            ],
            curve: [
                DivergencePoint(maximumDifference: 0.5, cosineDistance: 1e-9, unequalOutputs: 1, unequalStates: 1),
                DivergencePoint(maximumDifference: 0.1234, cosineDistance: 0, unequalOutputs: 0, unequalStates: 0.125),
                DivergencePoint(maximumDifference: 0, cosineDistance: 0, unequalOutputs: 0.25, unequalStates: 0.25),
                .zero,
            ], lyapunov: [LyapunovEstimate(exponent: -0.187_649, standardError: 0.001_5)],
            finalStateHash: "0123456789abcdef")
        try await write([result], of: experiment, to: folder.path)
        let lines = try folder.lines(of: folder.part)
        let line: String =
            #"{"variant":"base","cell":"lstm","layers":1,"input_size":2,"hidden_size":8,"run":7,"#
            + #""first":{"cosine":0,"max-1e-2":1},"settled":{"cosine":2,"max-1e-2":null},"#
            + #""curve":{"max":[0.5,0.1234],"cosine":[1e-09],"unequal_output":[1,0,0.25],"#
            + #""unequal_state":[1,0.125,0.25]},"lyapunov":[-0.1876],"lyapunov_standard_error":[0.0015],"#
            + #""final_state":"0123456789abcdef","crc":"00000000"}"#
        let header: String =
            #"{"schema":3,"arithmetic":\#(Arithmetic.version),"experiment":{"name":"a","#
            + #""cells":["lstm","gru"],"inputSizes":[1,2,4,8,16,32,64,128],"hiddenSizes":[1,2,4,8,16,32,64,128],"#
            + #""layers":[1],"runs":10,"seed":20190402,"steps":5,"divergentSteps":2,"#
            + #""initialization":{"kernel":"glorotUniform","recurrent":"orthogonal","forgetBias":1},"#
            + #""recurrentScale":1,"inputScale":1,"gateActivation":"sigmoid","resetAfter":true,"#
            + #""precision":"float32","criteria":["cosine","max-1e-2"],"lyapunov":true,"variants":[]},"#
            + #""digest":"\#(experiment.digest)","crc":"00000000"}"#
        #expect(lines == [header, line, #"{"closed":1,"crc":"00000000"}"#].map(\.resealed))
        #expect(try Journal.read(folder.path).results == [result])
    }

    @Test func numbersAreWrittenInTheShortestForm() async throws {
        let folder = try TemporaryFolder()
        let experiment = Experiment.sample
        var generator = SystemIndependentGenerator()
        var result = experiment.sampleResults[0]
        for index in result.curve.indices {
            let significand = Int.random(in: 1...9_999, using: &generator)
            let exponent = Int.random(in: index < 60 ? -8...(-4) : -330...(-5), using: &generator)
            let value = try #require(Double("\(significand)e\(exponent)"))
            result.curve[index].maximumDifference = value.roundedToFourDigits
        }
        result.curve[0].maximumDifference = 2
        result.curve[result.curve.count - 1].maximumDifference = 1e-4
        result.curve[result.curve.count - 2].maximumDifference = .leastNonzeroMagnitude
        try await write([result], of: experiment, to: folder.path)
        #expect(try Journal.read(folder.path).results == [result])
        let numbers = result.curve.map(\.maximumDifference.shortestDecimal).joined(separator: ",")
        #expect(try folder.text(of: folder.part).contains("\"max\":[\(numbers)]"))
    }

    @Test func partsAndShardsAreMerged() async throws {
        let folder = try TemporaryFolder()
        let results = experiment.sampleResults
        try await write(results[..<5], of: experiment, to: folder.path)
        try await write(results[3..<9], of: experiment, to: folder.path)
        let shard = try #require(Shard("2/3"))
        try await write(results[9...], of: experiment, to: folder.path, shard: shard)
        #expect(try folder.journalNames == ["part.jsonl", "part.jsonl", "shard-2-of-3.jsonl"])
        #expect(try Set(folder.names).count == 3)
        #expect(try Journal.read(folder.path, for: experiment).results(for: experiment) == results)
    }

    @Test func missingAndEmptyJournals() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.path(of: "absent")] {
            let failure = #expect(throws: Failure.self) { try Journal.read(path) }
            #expect(failure?.kind == .missingInput)
            #expect(failure?.message.contains(path) == true)
            #expect(try Journal.read(path, for: experiment).missing(for: experiment).count == experiment.runCount)
        }
        try folder.write("", to: "runs.jsonl")
        try folder.write("{\"schema\":1", to: "part-1.jsonl")
        try folder.write("something else", to: "notes.jsonl")
        #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(try Journal.read(folder.path, for: experiment).results.isEmpty)
        try folder.write("", to: "file")
        #expect(throws: Failure.self) { try Journal.read(folder.path(of: "file")) }
    }

    @Test func tornLastLineIsDropped() async throws {
        let folder = try TemporaryFolder()
        let results = experiment.sampleResults
        try await write(results, of: experiment, to: folder.path)
        let part = try folder.part
        let closing = try #require(try folder.lines(of: part).last).utf8.count + 1
        let bytes = Array(try folder.text(of: part).utf8).dropLast(closing)
        let lastLine = try #require(try folder.lines(of: part).dropLast().last).utf8.count + 1
        for cut in [1, 2, lastLine / 2, lastLine - 1] {
            for zeros in [0, 1, 5_000] {
                let torn = bytes.dropLast(cut) + Array(repeating: 0, count: zeros)
                try folder.write(String(decoding: torn, as: UTF8.self), to: part)
                #expect(try Journal.read(folder.path).results == results.dropLast())
            }
        }
    }

    /// What a power cut may leave of a file whose length was on disk but whose bytes were not.
    @Test(arguments: ["", "{\"sch", "{\"schema\":3,\"arith"])
    func fileOfZerosIsIgnored(beginning: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        for name in ["part-00000000000000000000000000000000.jsonl", "part-3.jsonl", "shard-1-of-2.jsonl"] {
            try folder.write(beginning + String(repeating: "\0", count: 70_000), to: name)
        }
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == ["runs.jsonl"])
    }

    @Test(arguments: [
        ("\"layers\":1", "\"layers\":01"), ("\"layers\":1", "\"layers\":65"), ("\"input_size\":4", "\"input_size\":0"),
        ("\"run\":1", "\"run\":99999999999999999999"), ("\"run\":1", "\"run\":1.0"), ("\"gru\"", "\"rnn\""),
        ("\"base\"", "\"other\""), ("\"cosine\":49", "\"cosine\":600"), ("\"cosine\":49", "\"cosine\":-1"),
        ("\"cosine\":49", "\"cosine\":\"49\""), ("\"cosine\":49,", ""), ("\"cosine\":49", "\"cosine\":500"),
        ("\"max\":[", "\"max\":[3,"), ("\"max\":[", "\"max\":[-1,"), ("\"max\":[", "\"max\":[nan,"),
        ("\"max\":[", "\"max\":[,"), ("\"max\":[", "\"max\":[1e999,"), ("\"max\":[", "\"max\":[0x1,"),
        ("\"max\":[", "\"max\":[0.12345,"), ("\"max\":[", "\"max\":[0.10,"), ("\"max\":[", "\"max\":[.5,"),
        ("\"unequal_state\":[1,", "\"unequal_state\":[1.5,"),
        ("\"unequal_state\":[1,", "\"unequal_state\":[\(String(repeating: "1,", count: 400))"),
        ("],\"cosine\"", ",0],\"cosine\""), ("\"final_state\":\"", "\"final_state\":\"0"),
        ("\"lyapunov\":[-0.", "\"lyapunov\":[-."), ("\"lyapunov\":[-", "\"lyapunov\":[null,-"),
        ("\"lyapunov\":[-0.", "\"lyapunov\":[-00."), ("_standard_error\":[", "_standard_error\":[-"),
        ("\"lyapunov\":", "\"exponent\":"), ("_standard_error\":[0.", "_standard_error\":["),
        ("\"final_state\":\"", "\"final_state\":\"G"), ("\",\"crc\"", "\" ,\"crc\""), ("\",\"crc\"", "\"},\"crc\""),
        ("{", " {"), ("{", "\n{"),
        ("{\"variant\":\"base\",", "{"), ("\"base\"", "\"\\u0062ase\""), ("{", "\u{FEFF}{"),
    ])
    func corruptLineIsRefused(_ text: String, _ replacement: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let part = try folder.part
        var lines = try folder.lines(of: part)
        lines[1].replaceSubrange(try #require(lines[1].range(of: text)), with: replacement)
        // The checksum is right, but the format of the line is checked all the same.
        let damaged = lines[1].split(separator: "\n", omittingEmptySubsequences: false)
        lines[1] = (damaged.dropLast().map(String.init) + [String(damaged[damaged.count - 1]).resealed])
            .joined(separator: "\n")
        try folder.write(lines.joined(separator: "\n") + "\n", to: part)

        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("\(part), line 2 is corrupt") == true)
        #expect(failure?.message.contains("`rnn-memory journal repair \(folder.path)`") == true)
        #expect(try folder.names == [part])
    }

    @Test(arguments: [
        ("\"schema\":3", "\"schema\":4", "schema is 4"), ("\"schema\":3", "\"schema\":2", "has a checksum"),
        ("\"schema\":3", "\"schema\":1", "schema is 1"),
        ("\"arithmetic\":\(Arithmetic.version)", "\"arithmetic\":999", "arithmetic version 999"),
        ("\"steps\":1600", "\"steps\":1700", "digest"),
        ("\"steps\":1600", "\"steps\":0", "`0` is not allowed"),
        ("\"runs\":3", "\"runs\":03", "runs"),
        ("\"digest\":\"", "\"digest\":\"x", "header"),
        ("{", "[", "header"),
    ])
    func corruptHeaderIsRefused(_ text: String, _ replacement: String, _ words: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let part = try folder.part
        var lines = try folder.lines(of: part)
        lines[0].replaceSubrange(try #require(lines[0].range(of: text)), with: replacement)
        lines[0] = lines[0].resealed
        try folder.write(lines.joined(separator: "\n") + "\n", to: part)
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("\(part), line 1") == true)
        #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    }

    @Test func anotherExperimentIsRefused() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        var other = experiment
        other.settings.seed += 1
        other = Experiment(name: "sample", settings: other.settings, plan: other.plan)
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path, for: other) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("another experiment") == true)
        // The writer creates its own part, after which the folder holds two protocols.
        let part = try folder.part
        try await write([], of: other, to: folder.path)
        let writer = try JournalWriter(directory: folder.path, experiment: other)
        let mixed = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(mixed?.message.contains("belongs to another experiment") == true)
        try await writer.finish()
        #expect(try folder.names == [part])
    }

    @Test func contradictionErrorNamesBothLines() async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        let first = try folder.part
        var other = experiment.sampleResults[2]
        other.finalStateHash = "0000000000000000"
        try await write([other], of: experiment, to: folder.path)
        let second = try #require(try folder.parts.first { $0 != first })
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("\(second), line 2") == true)
        #expect(failure?.message.contains("\(first), line 4") == true)
    }

    @Test(arguments: ["notes without a line's end", "{\"name\":\"something else\"}"])
    func foreignFileIsRefusedAndKept(text: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        try folder.write(text, to: "runs.jsonl")
        for attempt in 0..<2 {
            let failure = #expect(throws: Failure.self) {
                if attempt == 0 {
                    _ = try Journal.read(folder.path, for: experiment)
                } else {
                    _ = try Journal.compact(folder.path, for: experiment)
                }
            }
            #expect(failure?.kind == .data)
            #expect(failure?.message.contains("runs.jsonl, line 1 is not a usable header") == true)
        }
        #expect(try folder.text(of: "runs.jsonl") == text)
    }

    @Test func overlongLineIsRefused() throws {
        let folder = try TemporaryFolder()
        try Data(count: 20_000_000).write(to: URL(filePath: folder.path(of: "runs.jsonl")))
        let failure = #expect(throws: Failure.self) { try Journal.read(folder.path) }
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("line 1 is longer than") == true)
    }
}
