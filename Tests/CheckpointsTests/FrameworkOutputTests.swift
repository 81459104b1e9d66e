import Checkpoints
import Foundation
import Recurrent
import Testing

/// Networks of Keras and ONNX, and those whose outputs came later, against what their frameworks compute.
@Suite struct FrameworkOutputTests {
    /// A file with the input and the outputs of a network in it.
    struct Known: Sendable, CustomTestStringConvertible {
        let file: String
        let input: String
        let outputs: String
        let precision: Precision
        let tolerance: Double

        var testDescription: String { "\(file), \(precision.rawValue)" }
    }

    /// The networks of `index.json` in formats that have a reader of their own.
    private static let indexed = Fixture.all("keras", "onnx").filter { $0.expect == "accept" && $0.inputs != nil }
        .flatMap { fixture in
            let name = fixture.file
            return [("y32", Precision.float32, 2e-6), ("y64", .float64, 1e-12)].map { outputs, precision, tolerance in
                Known(
                    file: name, input: "\(name).x.npy", outputs: "\(name).\(outputs).npy", precision: precision,
                    tolerance: tolerance)
            }
        }.filter { FileManager.default.fileExists(atPath: Fixture.path($0.outputs)) }

    /// The networks that came without outputs.
    private static let later = [
        "vanilla_rnn.safetensors", "keras_simple_rnn.keras", "keras_simple_rnn.weights.h5", "keras_companions.keras",
        "keras_companions.weights.h5", "keras_no_sequences.keras",
    ].flatMap { name in
        [
            Known(
                file: name, input: "\(name).layer_x.npy", outputs: "\(name).layer_y32.npy", precision: .float32,
                tolerance: 2e-6),
            Known(
                file: name, input: "\(name).layer_x.npy", outputs: "\(name).layer_y64.npy", precision: .float64,
                tolerance: 1e-12),
        ]
    }

    @Test func everyFormatIsCovered() {
        #expect(Self.indexed.count { $0.file.hasSuffix(".onnx") } >= 30)
        #expect(Self.indexed.count { $0.file.contains("keras") } >= 20)
    }

    @Test(arguments: indexed + later)
    func outputsAreThoseOfTheFramework(_ known: Known) throws {
        let checkpoint = try Checkpoint(at: Fixture.path(known.file))
        let weights = try checkpoint.weights(of: checkpoint.module()).network
        let inputs = try NumPyArray(at: Fixture.path(known.input))
        let outputs = try NumPyArray(at: Fixture.path(known.outputs))
        let largest = try FrameworkOutputs(inputs: inputs, outputs: outputs)
            .largestDifference(from: weights, precision: known.precision)
        #expect(largest <= known.tolerance)
    }
}
