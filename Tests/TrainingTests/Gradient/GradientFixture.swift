import Foundation
import Recurrent
import Testing

/// What PyTorch computed for a small network, see `make-torch-gradients.py`.
struct GradientFixture: Decodable, Sendable {
    /// The tensors of a network with a read-out, or their gradients.
    struct Tensors: Decodable, Sendable {
        struct Layer: Decodable, Sendable {
            let kernel: [Double]
            let recurrentKernel: [Double]
            let bias: [Double]
            let recurrentBias: [Double]
        }

        struct Readout: Decodable, Sendable {
            let kernel: [Double]
            let bias: [Double]
        }

        let layers: [Layer]
        let readout: Readout

        /// All numbers in the order of `ParameterLayout`.
        var parameters: [Double] {
            layers.flatMap { $0.bias + $0.kernel + $0.recurrentKernel + $0.recurrentBias } + readout.bias
                + readout.kernel
        }
    }

    /// The settings of ten updates.
    struct Optimiser: Decodable, Sendable {
        let learningRate: [Double]
        let weightDecay: Double
        let clipNorm: Double
    }

    /// The numbers of one window, or of two.
    enum Numbers: Decodable, Sendable {
        case one([Double])
        case two([[Double]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                try (try? container.decode([Double].self)).map(Numbers.one) ?? .two(container.decode([[Double]].self))
        }

        var windows: [[Double]] {
            switch self {
            case .one(let numbers): [numbers]
            case .two(let numbers): numbers
            }
        }
    }

    private let cell: CellKind
    private let reset: String?
    private let inputSize: Int
    private let hiddenSizes: [Int]
    private let outputs: Int
    private let loss: String
    private let steps: Int
    private let batch: Int
    private let firstLossStep: Int
    private let inputs: Numbers
    private let targets: Numbers
    let weights: Tensors
    let value: Double
    let gradient: Tensors
    let optimiser: Optimiser?
    let losses: [Double]?
    let norms: [Double]?
    let after: Tensors?

    /// The networks whose gradients are recorded.
    static let gradients = [
        "elman-1x8x9x1-batch16", "elman-2x6x2-batch33", "elman-2x7x3-batch3", "elman-3x3x5x7x2-batch33",
        "gru-after-1x5x3x2-batch1", "gru-after-2x3x7x4x1-batch3", "gru-after-3x9x4-batch33",
        "gru-before-1x4x4x4x2-batch1", "gru-before-2x8x2-batch16", "gru-before-3x5x4x3-batch33", "lstm-1x5x1-batch1",
        "lstm-2x4x6x3-batch3", "lstm-2x9x9x4-batch33", "lstm-3x6x3x5x2-batch16",
    ]
    /// The networks whose updates are recorded.
    static let updates = [
        "elman-3x6x4x1-batch1", "gru-after-1x4x5x1-batch3", "gru-before-2x5x3-batch33", "lstm-2x6x2-batch16",
    ]

    static func read(_ name: String) throws -> GradientFixture {
        let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/\(name).json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(GradientFixture.self, from: Data(contentsOf: url))
    }

    /// The sizes of the network.
    var configuration: TrainableConfiguration {
        get throws {
            let placement: ResetPlacement = reset == "before" ? .beforeProduct : .afterProduct
            return try TrainableConfiguration(
                network: NetworkConfiguration(
                    cell: Cell(cell, resetPlacement: placement), inputSize: inputSize, hiddenSizes: hiddenSizes),
                outputs: outputs)
        }
    }

    /// The window, or the two.
    var windows: [LabelledSequences] {
        zip(inputs.windows, targets.windows).map { inputs, targets in
            LabelledSequences(
                sequences: batch, steps: steps, features: inputSize, outputs: outputs, lossSteps: firstLossStep..<steps,
                inputs: inputs, targets: loss == "cross_entropy" ? .classes(targets.map { Int($0) }) : .values(targets))
        }
    }
}
