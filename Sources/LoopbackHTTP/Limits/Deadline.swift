/// That something took longer than it may.
struct DeadlineExceeded: Error {}

/// Does work that is cancelled when it takes longer than `duration`.
///
/// - Throws: `DeadlineExceeded` where the time was not enough, and what the work throws.
func within<Value: Sendable>(
    _ duration: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: duration)
            return nil
        }
        defer { group.cancelAll() }
        guard let value = try await group.next().flatMap(\.self) else { throw DeadlineExceeded() }
        return value
    }
}
