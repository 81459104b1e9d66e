import Foundation
import TestSupport
import Testing

/// Folders of any name can be written to.
@Suite struct FolderNameTests {
    @Test(arguments: [("j", "o"), ("j/", "./o"), ("a/b", "c/d/")])
    func journalsAndReportsAreWritten(journal: String, output: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        for arguments in [
            ["sweep", "--experiment", "small.yaml", "--journal", journal],
            ["report", "--journal", journal, "--output", output],
        ] {
            let outcome = try await Program().run(arguments, in: folder)
            #expect(outcome.hasExited && outcome.code == 0, "\(outcome.diagnostics)")
        }
        #expect(try folder.tree(output)["journal/runs.jsonl"] == folder.tree(journal)["runs.jsonl"])
    }
}
