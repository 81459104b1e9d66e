import Foundation
import TestSupport
import Testing

/// From nothing to a report, in one command.
@Suite struct ReproduceTests {
    /// The report of `quick` in a new folder.
    private func reproduce(_ program: Program, _ options: [String] = []) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let outcome = try await program.run(["--experiment", "quick", "--output", "report"] + options, in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        return folder
    }

    @Test func numberOfThreadsChangesNoByte() async throws {
        let one = try await reproduce(Program(), ["--threads", "1"]).tree()
        let two = try await reproduce(Program(), ["--threads", "2"]).tree()
        #expect(one.keys.contains("report/report.html"))
        #expect(one == two)
    }

    @Test func movedProgramFindsItsTemplates() async throws {
        let place = try TemporaryFolder()
        try place.copy("\(PackageFolder.path)/templates", to: "share/rnn-memory/templates")
        let moved = try await Program().copied(to: "bin/rnn-memory", in: place)
        #expect(try await reproduce(moved).tree() == reproduce(Program()).tree())
    }

    @Test func missingTemplatesErrorNamesThePlaces() async throws {
        let place = try TemporaryFolder()
        let alone = try await Program().copied(to: "bin/rnn-memory", in: place)
        let outcome = try await alone.run(["--experiment", "quick"], in: place)
        #expect(outcome.code == 66)
        #expect(outcome.diagnostics.contains("--templates"))
        #expect(outcome.diagnostics.contains("share/rnn-memory/templates"))
        #expect(try Set(place.tree().keys) == ["bin/rnn-memory"])
    }

    @Test func outputFolderIsNamedAfterTheExperiment() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 1), to: "small.yaml")
        let outcome = try await Program().run(["reproduce", "--experiment", "small.yaml"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.hasSuffix("rnn-memory: The report is output-small/report.html.\n"))
        #expect(folder.has("output-small/report.md"))
    }

    @Test func quietProgramPrintsNothing() async throws {
        let outcome = try await Program().run(["--experiment", "quick", "--quiet"])
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func outputBelowAFileCannotBeCreated() async throws {
        let folder = try TemporaryFolder()
        try folder.write("precious", to: "file")
        let outcome = try await Program().run(["--experiment", "quick", "--output", "file/report"], in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.diagnostics.contains("file/report"))
        #expect(try folder.tree() == ["file": Data("precious".utf8)])
    }
}
