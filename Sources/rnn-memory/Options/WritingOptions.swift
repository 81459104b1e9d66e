import ArgumentParser
import MemoryExperiment
import Report
import Support

/// How a report is written to its folder.
struct WritingOptions: ParsableArguments {
    @Flag(help: "Replace files in the output folder even if no earlier report wrote them.")
    var force = false

    /// Writes a report; a signal ends this and leaves the previous report unchanged.
    ///
    /// - Parameter output: The folder that is written to.
    func writing<Value>(
        to output: String, quiet: QuietOption, _ work: (OutputOptions) async throws -> Value
    ) async throws -> Value {
        let endGuard = EndGuard()
        let message = "The report was not written; \(output) is unchanged. Run the same command to write it."
        return try await Interruption.ending(saying: message, endGuard) {
            try await work(options(quiet: quiet, endGuard: endGuard))
        }
    }

    /// Whether foreign files may be replaced, and how to wait for another process.
    func options(quiet: QuietOption, endGuard: EndGuard = EndGuard()) -> OutputOptions {
        OutputOptions(
            replacesForeignFiles: force, waiting: LockWaiting(announce: { quiet.say($0) }), endGuard: endGuard)
    }
}
