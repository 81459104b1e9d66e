import ArgumentParser
import MemoryExperiment

/// `rnn-memory experiments list`: the presets, a line each.
struct ExperimentsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the experiments that are part of the program (the default).")

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let width = Experiment.presets.map(\.name.count).max() ?? 0
        for preset in Experiment.presets {
            let padding = String(repeating: " ", count: width - preset.name.count)
            try StandardOutput.write("\(preset.name)\(padding)  \(preset.summary)\n")
        }
    }
}
