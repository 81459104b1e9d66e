import ArgumentParser
import Foundation
import MemoryExperiment

/// How many things are computed at once.
struct ThreadsOption: ParsableArguments {
    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: "How many runs to compute at once. Results do not depend on it.")
    var threads = min(ProcessInfo.processInfo.activeProcessorCount, Sweep.threadCounts.upperBound)

    func validate() throws {
        let allowed = Sweep.threadCounts
        guard allowed.contains(threads) else {
            throw ValidationError(
                "--threads \(threads) is not allowed: it has to be \(allowed.lowerBound)…\(allowed.upperBound).")
        }
    }
}
