import Recurrent

/// The untrained networks measured on one input, each architecture once.
public actor UntrainedReadings {
    private var tasks: [NetworkConfiguration: Task<MemoryReading?, any Error>] = [:]

    /// No readings.
    public init() {}

    /// The reading of an architecture, measured when it is first asked for.
    func reading(
        of configuration: NetworkConfiguration, _ measure: @escaping @Sendable () async throws -> MemoryReading?
    ) async throws -> MemoryReading? {
        let task = tasks[configuration] ?? Task { try await measure() }
        tasks[configuration] = task
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
