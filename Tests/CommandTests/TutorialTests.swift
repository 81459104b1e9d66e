import Foundation
import TestSupport
import Testing

/// Pages show exactly what their commands print.
@Suite struct TutorialTests {
    private static func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(PackageFolder.path)/Sources/\(path)", encoding: .utf8)
    }

    @Test func everyCommandPrintsWhatIsShown() async throws {
        let page = try Self.page("MemoryExperiment/MemoryExperiment.docc/YourOwnExperiment.md")
        let folder = try TemporaryFolder()
        let experiment = try #require(PageCommand.blocks(of: page, in: "yaml").first)
        try folder.write(experiment, to: "reset.yaml")
        let commands = PageCommand.all(of: page)
        #expect(commands.count > 6)
        for command in commands { try await command.expectShownOutput(in: folder) }
        #expect(try folder.text(of: "before.svg").contains("<svg"))
    }

    /// The pages whose networks are in this package; others download theirs.
    @Test(arguments: ["ReinforcementLearning", "HydrologyAndSystemIdentification"])
    func everyAnalysisPrintsWhatIsShown(name: String) async throws {
        let commands = PageCommand.all(of: try Self.page("Analysis/Analysis.docc/\(name).md"))
        #expect(commands.count > 1)
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(of: "Tests"), withDestinationPath: "\(PackageFolder.path)/Tests")
        for command in commands { try await command.expectShownOutput(in: folder) }
    }
}
