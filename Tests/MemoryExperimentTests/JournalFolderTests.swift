import Foundation
import MemoryExperiment
import Support
import TestSupport
import Testing

/// Entries in a journal's folder that are not regular journal files.
@Suite struct JournalFolderTests {
    private let experiment = Experiment.sample
    private static let names = [
        "runs.jsonl", "part-1.jsonl", "part-00112233445566778899aabbccddeeff.jsonl", "shard-1-of-2.jsonl",
        "shard-1-of-2-00112233445566778899aabbccddeeff.jsonl",
    ]

    @Test(arguments: names)
    func pipeIsRefusedWithoutWaiting(name: String) async throws {
        let folder = try TemporaryFolder()
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(mkfifo(folder.path(of: name), 0o600) == 0)
        try expectRefusal(of: name, in: folder, because: "is not a regular file")
    }

    @Test(arguments: names)
    func linkIsRefusedAndNotFollowed(name: String) async throws {
        let (folder, outside) = (try TemporaryFolder(), try TemporaryFolder())
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        try outside.write("precious", to: "victim")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(of: name), withDestinationPath: outside.path(of: "victim"))
        try expectRefusal(of: name, in: folder, because: "is a symbolic link")
        #expect(try outside.text(of: "victim") == "precious")
        #expect(try outside.names == ["victim"])
    }

    private func expectRefusal(of name: String, in folder: TemporaryFolder, because reason: String) throws {
        let before = try folder.names
        for attempt in 0..<4 {
            let failure = #expect(throws: Failure.self) {
                switch attempt {
                case 0: _ = try Journal.read(folder.path)
                case 1: _ = try Journal.compact(folder.path, for: experiment)
                case 2: _ = try JournalAudit<Experiment>(of: folder.path)
                default: _ = try JournalRepair<Experiment>(of: folder.path)
                }
            }
            #expect(failure?.kind == .data)
            #expect(failure?.message.contains("\(folder.path)/\(name) \(reason)") == true)
        }
        #expect(try folder.names == before)
    }

    /// Compactions of older programs wrote to this name.
    @Test func linkBesideTheJournalIsNotFollowed() async throws {
        let (folder, outside) = (try TemporaryFolder(), try TemporaryFolder())
        try outside.write("precious", to: "victim")
        for name in ["runs.jsonl.new", "runs.jsonl.partial"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path(of: name), withDestinationPath: outside.path(of: "victim"))
        }
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try outside.text(of: "victim") == "precious")
        #expect(try Journal.read(folder.path).results == experiment.sampleResults)
    }

    @Test func otherFilesAreLeftAlone() async throws {
        let folder = try TemporaryFolder()
        let names = [
            "part-0.jsonl", "part-09.jsonl", "part-00112233445566778899AABBCCDDEEFF.jsonl", "part-1-2.jsonl",
            "shard-3-of-2.jsonl", "shard-1-of-2-3.jsonl", "runs-1.jsonl", "notes.txt",
        ]
        for name in names { try folder.write("something else", to: name) }
        try await write(experiment.sampleResults, of: experiment, to: folder.path)
        #expect(try Journal.compact(folder.path, for: experiment) == .done)
        #expect(try folder.names == (names + ["runs.jsonl"]).sorted())
        for name in names { #expect(try folder.text(of: name) == "something else") }
    }
}
