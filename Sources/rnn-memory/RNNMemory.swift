import ArgumentParser

@main
struct RNNMemory: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rnn-memory")
}
