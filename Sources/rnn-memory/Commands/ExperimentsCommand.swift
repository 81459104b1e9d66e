import ArgumentParser

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
