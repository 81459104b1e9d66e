import Analysis
import ArgumentParser
import Checkpoints
import Recurrent
import Support

/// `rnn-memory infer`: the outputs of a network on a sequence.
struct InferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "infer",
        abstract: "Computes the outputs of a network on a sequence, and compares them with another program's.",
        usage: "rnn-memory infer <model> --input <file> [<options>]",
        discussion: """
            A wrong order of gates gives plausible numbers. Save what your framework computes for some input and give it \
            with --expect: this proves that the file was read as it was meant. The exit code is 65 if the outputs \
            differ by more than --within.

            EXAMPLES
              rnn-memory infer model.pt --input x.npy --output y.npy
              rnn-memory infer model.pt --module encoder.rnn --input x.npy --expect y.npy
            """)

    @Argument(help: "The checkpoint.", completion: .file())
    var model: String

    @Option(
        help: ArgumentHelp(
            "The input: .npy, .npz, .csv or .wav with the features of each step.", valueName: "file"),
        completion: .file())
    var input: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write the outputs to, as .npy.", valueName: "file"), completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp(
            "A .npz file with the start state: h and, for LSTM, c, one row per layer.",
            discussion: "For layers of different sizes: h0, h1, … and c0, c1, …", valueName: "file"),
        completion: .file())
    var state: String?

    @Option(
        help: ArgumentHelp("The outputs that another program computed for the input.", valueName: "file"),
        completion: .file())
    var expect: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The largest accepted difference.",
            discussion: "Default: what rounding in float32 explains, at least 2e-6; 1e-12 if both sides are float64.",
            valueName: "difference"),
        transform: readNumber)
    var within: Double?

    @OptionGroup var network: NetworkOptions

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard output != nil || expect != nil else {
            throw ValidationError("Give --output, --expect or both.")
        }
        if let within, within < 0 { throw ValidationError("--within must not be negative.") }
    }

    func run() async throws {
        let checkpoint = try network.open(model)
        let module = try network.module(of: checkpoint)
        var read = try network.read(module, of: checkpoint)
        if let state { read = try read.beginning(atStateIn: state) }
        let precision = network.precision ?? .float32
        let recording = try Recording(reading: input)
        let inference = try NetworkInference(of: read, on: recording, precision: precision)
        if !quiet.quiet { for note in module.assumptions { StandardError.say("Assumed: \(note)") } }
        if let output {
            try await ResultFile(output).writing {
                NumPyFile.bytes(
                    of: inference.outputs, columns: inference.width, isFloat32: precision.isFloat32)
            }
        }
        guard let expect else { return }
        let proof = try OutputProof(
            inference, against: Recording(reading: expect), of: read, on: recording, precision: precision,
            within: within)
        try StandardOutput.write(proof.text.visible + "\n")
        guard proof.holds else { throw ExitCode(65) }
    }
}
