import ArgumentParser

/// `rnn-memory experiments`: what can be run.
struct ExperimentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "experiments",
        abstract: "Lists the experiments that are part of the program, or shows one in full.",
        discussion: """
            EXAMPLES
              rnn-memory experiments
              rnn-memory experiments show post
              rnn-memory experiments show mine.yaml
            """,
        subcommands: [ExperimentsListCommand.self, ExperimentsShowCommand.self],
        defaultSubcommand: ExperimentsListCommand.self)
}
