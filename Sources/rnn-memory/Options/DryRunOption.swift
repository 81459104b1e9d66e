import ArgumentParser
import MemoryExperiment
import Support

/// Whether work is only estimated.
struct DryRunOption: ParsableArguments {
    @Flag(help: "Print the forecast of time and memory, and compute nothing.")
    var dryRun = false

    /// Prints the forecast of some work before it begins; in a dry run, the forecast is the result.
    ///
    /// - Parameters:
    ///   - what: What would be computed, in sentences for a dry run.
    ///   - forecast: The forecast.
    ///   - work: The subject of the sentence about it, such as `The sweep`.
    /// - Returns: Whether to do the work.
    /// - Throws: `Failure` if the result cannot be written.
    func announce(
        _ what: String, _ forecast: SweepForecast, of work: String, quiet: QuietOption
    ) throws(Failure) -> Bool {
        let sentence = forecast.sentence(about: work)
        guard dryRun else {
            quiet.say(sentence)
            return true
        }
        try StandardOutput.write("\(what)\n\(sentence)\n")
        return false
    }
}
