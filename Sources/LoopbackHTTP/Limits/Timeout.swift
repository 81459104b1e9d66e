/// Thrown when an operation exceeds its timeout.
struct TimeoutError: Error {}

/// Does work with a timeout, after which the work is cancelled.
///
/// - Throws: `TimeoutError` after `duration`, and what the work throws.
func withTimeout<Value: Sendable>(
    _ duration: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: duration)
            return nil
        }
        defer { group.cancelAll() }
        guard let value = try await group.next().flatMap(\.self) else { throw TimeoutError() }
        return value
    }
}
