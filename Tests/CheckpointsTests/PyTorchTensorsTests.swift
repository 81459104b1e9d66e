import Checkpoints
import Foundation
import Recurrent
import Support
import TestSupport
import Testing

@Suite("Networks written for PyTorch")
struct PyTorchTensorsTests {
    /// An architecture and a format that PyTorch has.
    struct Case: Sendable, CustomTestStringConvertible {
        let cell: Cell
        let hiddenSizes: [Int]
        let precision: Precision

        var testDescription: String { "\(cell.kind.title), \(hiddenSizes), \(precision.rawValue)" }

        func weights() throws -> NetworkWeights {
            NetworkWeights.draw(
                try NetworkConfiguration(cell: cell, inputSize: 3, hiddenSizes: hiddenSizes),
                initialization: .uniformRecurrent(forgetBias: 0), seed: 5, run: 1)
        }

        /// A read-out with two outputs, whose numbers differ.
        var readout: DenseWeights {
            let units = hiddenSizes[hiddenSizes.count - 1]
            return DenseWeights(kernel: (0..<2 * units).map { Double($0) / 64 }, bias: [0.5, -0.25])
        }

        func tensors() throws -> PyTorchTensors {
            try PyTorchTensors(weights(), readout: readout, precision: precision)
        }

        /// A number in the format.
        func rounded(_ number: Double) -> Double {
            switch precision {
            case .float32: Double(Float(number))
            case .float64: number
            }
        }
    }

    static let cases = [Cell.lstm, .gru(.afterProduct), .elman].flatMap { cell in
        [[5], [4, 4, 4], [6, 3]].flatMap { sizes in
            Precision.allCases.map { Case(cell: cell, hiddenSizes: sizes, precision: $0) }
        }
    }

    @Test("are read again with the same numbers", arguments: cases)
    func roundTrip(of example: Case) throws {
        let tensors = try example.tensors()
        let checkpoint = try Checkpoint(of: MemoryBytes("written.safetensors", try tensors.file()))
        let module = try checkpoint.module(named: tensors.moduleName)
        let read = try checkpoint.weights(of: module).network
        let written = try example.weights()
        #expect(read.configuration == written.configuration)
        for (ours, theirs) in zip(written.layers, read.layers) {
            #expect(theirs.kernel == ours.kernel.map(example.rounded))
            #expect(theirs.recurrentKernel == ours.recurrentKernel.map(example.rounded))
            #expect(theirs.bias == ours.bias.map(example.rounded))
            #expect(theirs.recurrentBias == ours.recurrentBias.map(example.rounded))
        }
        let head = try #require(checkpoint.heads.first { $0.name == "readout" })
        let readout = try checkpoint.weights(of: head)
        #expect(readout.kernel == example.readout.kernel)
        #expect(readout.bias == example.readout.bias)
    }

    @Test("have the names and shapes of PyTorch's modules")
    func names() throws {
        let gru = try Case(cell: .gru(.afterProduct), hiddenSizes: [4, 4], precision: .float32).tensors().tensors
        #expect(
            gru.map { "\($0.name) \($0.shape)" } == [
                "rnn.weight_ih_l0 [12, 3]", "rnn.weight_hh_l0 [12, 4]", "rnn.bias_ih_l0 [12]", "rnn.bias_hh_l0 [12]",
                "rnn.weight_ih_l1 [12, 4]", "rnn.weight_hh_l1 [12, 4]", "rnn.bias_ih_l1 [12]", "rnn.bias_hh_l1 [12]",
                "readout.weight [2, 4]", "readout.bias [2]",
            ])
        #expect(gru[3].numbers.prefix(8).allSatisfy { $0 == 0 })
        #expect(gru[3].numbers.suffix(4).allSatisfy { $0 != 0 })
        let unequal = try Case(cell: .elman, hiddenSizes: [6, 3], precision: .float32).tensors()
        #expect(unequal.moduleName == "rnn.0,rnn.1")
        #expect(unequal.tensors.map(\.name).contains("rnn.1.weight_ih_l0"))
    }

    @Test("are refused if PyTorch has no such layer or the read-out does not fit")
    func refused() throws {
        func complaint(_ configuration: NetworkConfiguration, _ readout: DenseWeights? = nil) -> String {
            let weights = NetworkWeights.draw(
                configuration, initialization: .uniformRecurrent(forgetBias: 0), seed: 1, run: 1)
            do throws(Failure) {
                _ = try PyTorchTensors(weights, readout: readout, precision: .float64)
                return "written"
            } catch {
                return error.message
            }
        }
        let lstm = try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 3)
        #expect(complaint(lstm) == "written")
        #expect(
            complaint(try NetworkConfiguration(cell: .gru(.beforeProduct), inputSize: 1, hiddenSize: 3))
                .contains("no GRU with the reset gate before the product"))
        #expect(
            complaint(
                try NetworkConfiguration(cell: .lstm, gateActivation: .hardSigmoid, inputSize: 1, hiddenSize: 3)
            ).contains("no hard sigmoid"))
        #expect(complaint(lstm, .init(kernel: [1, 2], bias: [1])).contains("do not fit 3 units"))
        #expect(complaint(lstm, .init(kernel: [], bias: [])).contains("do not fit 3 units"))
    }

    @Test(
        "are loaded by PyTorch, which computes the same outputs",
        .enabled(if: SafetensorsPackage.isInstalled, SafetensorsPackage.absence))
    func loaded() async throws {
        let examples = Self.cases.filter { $0.precision == .float64 }
        let folder = try TemporaryFolder()
        for (index, example) in examples.enumerated() {
            let file = try example.tensors().file(metadata: ["source": "a test"])
            try Data(file).write(to: URL(fileURLWithPath: folder.path(of: "\(index).safetensors")))
        }
        let inputs = (0..<3 * SequenceBatch.blockSteps).map { Double($0 * 7 % 11) / 4 - 1 }
        let results = try await SafetensorsPackage.results(
            in: folder, classes: examples.map { Self.pyTorchClass(of: $0.cell.kind) }, inputs: inputs)
        try #require(results.count == examples.count)
        for (example, result) in zip(examples, results) {
            #expect(result.metadata == ["format": "pt", "source": "a test"])
            let expected = try Self.outputs(of: example, inputs: inputs)
            try #require(result.outputs.map(\.count) == expected.map(\.count))
            for (theirs, ours) in zip(result.outputs.joined(), expected.joined()) {
                #expect(abs(theirs - ours) < 1e-12, "\(example)")
            }
        }
    }

    private static func pyTorchClass(of cell: CellKind) -> String {
        switch cell {
        case .lstm: "LSTM"
        case .gru: "GRU"
        case .elman: "RNN"
        }
    }

    /// The outputs of the read-out that this package computes.
    private static func outputs(of example: Case, inputs: [Double]) throws -> [[Double]] {
        let weights = try example.weights()
        let (kernel, bias) = (example.readout.kernel, example.readout.bias)
        let batch = SequenceBatch(weights, precision: .float64, sequences: 1)
        batch.advance(
            InputRows(inputs, features: 3, precision: .float64), firstRows: [0], steps: SequenceBatch.blockSteps)
        return (0..<SequenceBatch.blockSteps).map { step in
            let h = batch.output(layer: weights.layers.count - 1, sequence: 0, afterStep: step)
            return bias.indices.map { output in
                h.enumerated().reduce(bias[output]) { $0 + $1.element * kernel[$1.offset * bias.count + output] }
            }
        }
    }
}
