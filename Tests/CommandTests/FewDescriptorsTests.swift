import Foundation
import TestSupport
import Testing

/// A process with a low limit on open files.
@Suite struct FewDescriptorsTests {
    @Test(arguments: [4, 6, 8, 12, 16, 24, 32, 48])
    func commandsSucceedOrReportTheLimit(limit: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let limited = ["/bin/sh", "-c", "ulimit -n \(limit); exec \"$0\" \"$@\""]
        for arguments in [
            ["sweep", "--experiment", "small.yaml", "--journal", "j"],
            ["report", "--journal", "j", "--output", "o"],
        ] {
            let outcome = try await Program().run(arguments, in: folder, through: limited)
            #expect(outcome.hasExited, "\(arguments) \(outcome.diagnostics)")
            #expect(outcome.code == (limit < 20 ? 73 : 0), "\(arguments) \(outcome.diagnostics)")
            #expect(outcome.code == 0 || outcome.diagnostics.contains("ulimit -n"), "\(outcome.diagnostics)")
        }
    }
}
