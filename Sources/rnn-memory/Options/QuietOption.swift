import ArgumentParser
import MemoryExperiment

/// Whether the program prints messages and progress.
struct QuietOption: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Print only results and errors.")
    var quiet = false

    /// Prints a message, unless `quiet` is set.
    func say(_ sentence: String) {
        if !quiet { StandardError.say(sentence) }
    }

    /// Does work and shows its progress, unless `quiet` is set.
    ///
    /// - Parameter beginning: The sentence that announces the work.
    func showing<Value>(
        _ progress: SweepProgress, _ work: () async throws -> Value,
        beginning: @escaping @Sendable (SweepProgress.Snapshot) -> String
    ) async throws -> Value {
        try await showing({ progress.snapshot }, work, beginning: beginning)
    }

    /// Does work and shows its progress, unless `quiet` is set.
    ///
    /// - Parameters:
    ///   - snapshot: The progress at any time.
    ///   - beginning: The sentence that announces the work.
    func showing<Value>(
        _ snapshot: @escaping @Sendable () -> SweepProgress.Snapshot, _ work: () async throws -> Value,
        beginning: @escaping @Sendable (SweepProgress.Snapshot) -> String
    ) async throws -> Value {
        if quiet { return try await work() }
        return try await ProgressDisplay.showing(snapshot, beginning: beginning, during: work)
    }
}
