import ArgumentParser
import MemoryExperiment
import Support

/// Whether work is only estimated.
struct DryRunOption: ParsableArguments {
    @Flag(help: "Print how long it will take and how much memory it needs, and compute nothing.")
    var dryRun = false

    /// Says what work is expected to need before it begins; in a dry run that is the result.
    ///
    /// - Parameters:
    ///   - what: What would be computed, as sentences for a dry run.
    ///   - forecast: What it needs.
    ///   - work: The subject of the sentence about it, such as `The sweep`.
    /// - Returns: Whether the work is to be done.
    /// - Throws: `Failure` where the result cannot be written.
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
