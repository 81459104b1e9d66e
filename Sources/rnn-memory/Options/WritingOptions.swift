import ArgumentParser
import MemoryExperiment
import Report
import Support

/// How a report is put in its folder.
struct WritingOptions: ParsableArguments {
    @Flag(help: "Replace files in the output folder even if no former report wrote them.")
    var force = false

    /// Writes a report, which a signal ends with the former report as it was.
    ///
    /// - Parameter output: The folder that is written to.
    func writing<Value>(
        to output: String, quiet: QuietOption, _ work: (OutputOptions) async throws -> Value
    ) async throws -> Value {
        let endGuard = EndGuard()
        let message = "The report was not written; \(output) is as it was. The same command makes the report."
        return try await Interruption.ending(saying: message, endGuard) {
            try await work(options(quiet: quiet, endGuard: endGuard))
        }
    }

    /// What may be replaced, and how another process is waited for.
    func options(quiet: QuietOption, endGuard: EndGuard = EndGuard()) -> OutputOptions {
        OutputOptions(
            replacesForeignFiles: force, waiting: LockWaiting(announce: { quiet.say($0) }), endGuard: endGuard)
    }
}
