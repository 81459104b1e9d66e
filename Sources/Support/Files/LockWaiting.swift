/// How a command waits for a lock that another process holds: it announces the wait, then tries again regularly.
package struct LockWaiting: Sendable {
    private let announce: @Sendable (String) -> Void
    private let pause: @Sendable () async throws -> Void

    /// A way to wait.
    ///
    /// - Parameters:
    ///   - pause: Waits between two attempts; throws if the task was cancelled.
    ///   - announce: Called once with a message about the wait.
    package init(
        pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .milliseconds(100)) },
        announce: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.pause = pause
        self.announce = announce
    }

    /// Waits until an attempt succeeds.
    ///
    /// - Parameters:
    ///   - what: The folder or file, for messages.
    ///   - attempt: Tries to get the lock; returns whether it did.
    /// - Throws: `Failure` of kind `inputOutput` if the task was cancelled meanwhile, and what `attempt` throws.
    package func wait(for what: String, until attempt: () throws(Failure) -> Bool) async throws(Failure) {
        guard try !attempt() else { return }
        announce("\(what) is being written by another process; waiting. Ctrl-C stops.")
        repeat {
            do {
                try await pause()
            } catch {
                throw Failure(.inputOutput, "\(what) is being written by another process, and waiting was stopped.")
            }
        } while try !attempt()
    }
}
