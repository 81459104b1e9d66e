import Analysis
import ArgumentParser
import MemoryExperiment
import Support
import TrainingStudy

/// `rnn-memory experiments`: lists or shows experiments.
struct ExperimentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "experiments",
        abstract: "Lists the presets, or prints an experiment in full.",
        discussion: """
            EXAMPLES
              rnn-memory experiments
              rnn-memory experiments show post
              rnn-memory experiments show mine.yaml
            """,
        subcommands: [ExperimentsListCommand.self, ExperimentsShowCommand.self],
        defaultSubcommand: ExperimentsListCommand.self)
}

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

/// `rnn-memory experiments show`: prints one experiment in full, as a file that can be run.
struct ExperimentsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints an experiment in full.",
        discussion: """
            The output is an experiment file: comments with the digest that identifies its journals and with the number \
            of runs, then every key with its value, defaults included. The experiments of `train` (training, delay and \
            burn-in) are printed as well.

            EXAMPLES
              rnn-memory experiments show post > mine.yaml
              rnn-memory experiments show mine.yaml
              rnn-memory experiments show training > training.yaml
            """)

    @Argument(
        help: ArgumentHelp("The name of a preset or the path of a file.", valueName: "name|file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String

    @OptionGroup var quiet: QuietOption

    func run() async throws {
        if let training = try TrainingExperiment.preset(named: experiment) {
            return try StandardOutput.write(training.yaml)
        }
        switch try NamedExperiment(experiment) {
        case .sweep(let named): try show(named, named.yaml)
        case .analysis(let draft):
            let named = try draft.experiment()
            try show(named, named.yaml)
        }
    }

    private func show(_ experiment: some JournaledExperiment, _ yaml: String) throws {
        try StandardOutput.write(
            "# digest: \(experiment.digest)\n# runs: \(experiment.runCount.grouped)\n\(yaml)")
    }
}
