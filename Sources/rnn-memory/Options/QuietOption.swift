import ArgumentParser
import MemoryExperiment

/// Whether the program speaks while it works.
struct QuietOption: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Print nothing but results and errors.")
    var quiet = false

    /// Says what was done, unless the program is to be quiet.
    func say(_ sentence: String) {
        if !quiet { StandardError.say(sentence) }
    }

    /// Does work and shows its progress, unless the program is to be quiet.
    ///
    /// - Parameter beginning: The sentence that says what is about to be done.
    func showing<Value>(
        _ progress: SweepProgress, _ work: () async throws -> Value,
        beginning: @escaping @Sendable (SweepProgress.Snapshot) -> String
    ) async throws -> Value {
        if quiet { return try await work() }
        return try await ProgressDisplay.showing(progress, beginning: beginning, during: work)
    }
}
