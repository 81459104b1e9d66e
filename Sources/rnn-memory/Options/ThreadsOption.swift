import ArgumentParser
import Foundation
import MemoryExperiment

/// The number of threads.
struct ThreadsOption: ParsableArguments {
    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: "The number of threads, 1…1,024; results do not depend on it.")
    var threads = min(ProcessInfo.processInfo.activeProcessorCount, Sweep.threadCounts.upperBound)

    func validate() throws {
        let allowed = Sweep.threadCounts
        guard allowed.contains(threads) else {
            throw ValidationError(
                "--threads \(threads) is not allowed: it must be \(allowed.lowerBound)…\(allowed.upperBound).")
        }
    }
}
