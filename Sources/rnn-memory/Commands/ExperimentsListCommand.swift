import ArgumentParser
import MemoryExperiment

/// `rnn-memory experiments list`: prints one line per preset.
struct ExperimentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the presets (the default subcommand).")

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let width = Experiment.presets.map(\.name.count).max() ?? 0
        for preset in Experiment.presets {
            let padding = String(repeating: " ", count: width - preset.name.count)
            try StandardOutput.write("\(preset.name)\(padding)  \(preset.summary)\n")
        }
    }
}
