import Foundation
import TestSupport
import Testing

extension ServerProcess {
    /// Starts a server of studies after commands of a shell, such as `ulimit -n 64`.
    init(after commands: String) async throws {
        try await self.init(
            ["serve", "--port", "0", "--threads", "1", "--templates", "\(PackageFolder.path)/templates"],
            in: TemporaryFolder(), through: ["/bin/sh", "-c", "\(commands); exec \"$0\" \"$@\""])
    }

    /// Stops the server and checks that it exited normally.
    func end() async throws {
        Foundation.kill(running.process.processIdentifier, SIGINT)
        let outcome = try await running.outcome()
        #expect(outcome.isSuccess, "\(outcome.diagnostics)")
    }
}
