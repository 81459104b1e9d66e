import Foundation
import TestSupport
import Testing

/// The program's errors about custom templates that cannot be filled.
@Suite struct TemplateTests {
    /// A folder with copies of the program's templates in `mine`.
    private func folderWithTemplates() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.copy("\(PackageFolder.path)/templates", to: "mine")
        return folder
    }

    /// Expects the report to be refused before anything is computed.
    private func expectRefusal(in folder: TemporaryFolder, saying parts: [String]) async throws {
        let before = try folder.tree()
        let outcome = try await Program().run(["--experiment", "quick", "--templates", "mine"], in: folder)
        #expect(outcome.code == 65)
        for part in parts { #expect(outcome.diagnostics.contains(part)) }
        #expect(try folder.tree() == before)
    }

    @Test func unknownVariableIsNamedWithItsLine() async throws {
        let folder = try folderWithTemplates()
        let text = try folder.text(of: "mine/report.md.mustache")
        try folder.write("\n{{titel}}\n" + text, to: "mine/report.md.mustache")
        try await expectRefusal(in: folder, saying: ["mine/report.md.mustache", "line 2", "titel", "title"])
    }

    @Test func unknownSourceIsNamedWithItsLine() async throws {
        let folder = try folderWithTemplates()
        try folder.write("See\n[@benettin1908].\n", to: "mine/prose/outlook.md.mustache")
        try await expectRefusal(
            in: folder, saying: ["mine/prose/outlook.md.mustache, line 2", "benettin1908", "there are: benettin1980"])
    }

    @Test func missingPartialIsNamedWithItsLine() async throws {
        let folder = try folderWithTemplates()
        let text = try folder.text(of: "mine/report.html.mustache")
        try folder.write("{{> missing}}\n" + text, to: "mine/report.html.mustache")
        try await expectRefusal(in: folder, saying: ["mine/report.html.mustache", "line 1", "missing"])
    }

    @Test func folderWithoutTemplatesIsNamed() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["--experiment", "quick", "--templates", "mine"], in: folder)
        #expect(outcome.code == 66)
        #expect(outcome.diagnostics.contains("mine"))
        #expect(try folder.tree().isEmpty)
    }
}
