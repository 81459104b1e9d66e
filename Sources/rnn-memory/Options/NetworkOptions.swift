import Analysis
import ArgumentParser
import Checkpoints
import Recurrent
import Support

/// What to read from a checkpoint.
struct NetworkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The network in the checkpoint, if it has several.",
            discussion: """
                `rnn-memory inspect` lists the names. NAME.forward and NAME.backward select one direction of a layer that \
                reads both ways; A,B is a stack in which B reads the outputs of A.
                """,
            valueName: "name"))
    var module: String?

    @Option(
        help: ArgumentHelp(
            "The dense layer whose outputs are used, or none.",
            discussion: """
                Write NAME:ACTIVATION if the file does not say the activation: linear, sigmoid, tanh, softmax or relu. \
                Default: none, the outputs of the top recurrent layer.
                """,
            valueName: "name"))
    var head: String?

    @Option(
        help: ArgumentHelp(
            "The activation of the gates, if the file does not say it.", discussion: "Default: sigmoid."))
    var gateActivation: GateActivation?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What a TensorFlow 1 cell adds to the bias of the forget gate.", discussion: "Default: 1.", valueName: "b"),
        transform: readNumber)
    var forgetBias: Double?

    @Option(help: "The floating-point format (default: float32).")
    var precision: Precision?

    /// How checkpoints are read.
    var reading: AnalysisExperiment.Reading {
        AnalysisExperiment.Reading(head: head, gateActivation: gateActivation, forgetBias: forgetBias)
    }

    /// Opens a checkpoint.
    func open(_ path: String) throws(Failure) -> Checkpoint {
        try Checkpoint(at: path, gateActivation: gateActivation, forgetBias: forgetBias)
    }

    /// The network that the options select.
    func module(of checkpoint: Checkpoint) throws(Failure) -> RecurrentModule {
        try checkpoint.module(named: module)
    }

    /// Reads the network that the options select.
    func read(_ module: RecurrentModule, of checkpoint: Checkpoint) throws(Failure) -> AnalyzedNetwork {
        try AnalyzedNetwork(reading: module, of: checkpoint, head: head)
    }
}
