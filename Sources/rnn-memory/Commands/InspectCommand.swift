import ArgumentParser
import Checkpoints
import Support

/// `rnn-memory inspect`: what a checkpoint contains.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Lists the recurrent networks and tensors in a checkpoint.",
        discussion: """
            The format is decided by the content of the file: safetensors, PyTorch (zip, legacy, TorchScript, Lightning), \
            NumPy archives, Keras (.keras, .weights.h5, .h5), ONNX and Neural Amp Modeler. Nothing in a file is ever \
            run. The exit code is 65 if the file contains no recurrent network that can be computed.

            EXAMPLES
              rnn-memory inspect model.safetensors
              rnn-memory inspect checkpoint.pt --json
            """)

    @Argument(help: "The checkpoint.", completion: .file())
    var file: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let checkpoint = try Checkpoint(at: file)
        try StandardOutput.write(json ? checkpoint.json : checkpoint.text.visible)
        guard checkpoint.hasNetwork else { throw ExitCode(65) }
    }
}
