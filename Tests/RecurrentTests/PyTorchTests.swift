import Foundation
import Recurrent
import Testing

@Suite("PyTorch on the same tensors")
struct PyTorchTests {
    static let cases: [(file: String, precision: Precision, tolerance: Double)] = [
        ("lstm-3x5x1-float64", .float64, 1e-12), ("lstm-2x4x3-float64", .float64, 1e-12),
        ("lstm-7x12x1-float32", .float32, 2e-6), ("gru-3x5x1-float64", .float64, 1e-12),
        ("gru-2x4x3-float64", .float64, 1e-12), ("gru-7x12x1-float32", .float32, 2e-6),
        ("elman-3x5x1-float64", .float64, 1e-12), ("elman-2x4x2-float64", .float64, 1e-12),
        ("elman-7x12x1-float32", .float32, 2e-6), ("elman-5x9x2-float32", .float32, 2e-6),
    ]

    @Test("outputs agree step by step", arguments: cases, PairNetwork.Backend.allCases)
    func outputs(
        reference: (file: String, precision: Precision, tolerance: Double), backend: PairNetwork.Backend
    ) throws {
        let torch = try Fixture.decode(TorchReference.self, from: reference.file + ".json")
        let network = PairNetwork(try torch.networkWeights(), precision: reference.precision, backend: backend)
        var largest = 0.0
        var step = 0
        while step < torch.inputs.count {
            let steps = min(PairNetwork.blockSteps, torch.inputs.count - step)
            network.advance(Array(torch.inputs[step..<step + steps].joined()), steps: steps, areShared: true)
            for index in 0..<steps {
                for sequence in PairSequence.allCases {
                    let output = network.output(sequence, layer: torch.layers - 1, afterStep: index)
                    largest = max(largest, distance(output, torch.outputs[step + index]))
                }
            }
            step += steps
            for (layer, cell) in (torch.finalCell ?? []).enumerated() where step == torch.inputs.count {
                largest = max(largest, distance(network.cellState(.b, layer: layer, afterStep: steps - 1), cell))
            }
        }
        #expect(largest <= reference.tolerance)
        print("\(reference.file) \(backend): largest absolute difference from PyTorch \(largest)")
    }

    private func distance(_ a: [Double], _ b: [Double]) -> Double {
        a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
    }
}

/// A PyTorch network with its weights, inputs and outputs.
private struct TorchReference: Decodable {
    let cell: CellKind
    let inputSize: Int
    let hiddenSize: Int
    let layers: Int
    let gateOrder: String
    let weights: [String: Tensor]
    let inputs: [[Double]]
    let outputs: [[Double]]
    let finalCell: [[Double]]?

    enum Tensor: Decodable {
        case vector([Double])
        case matrix([[Double]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let matrix = try? container.decode([[Double]].self) {
                self = .matrix(matrix)
            } else {
                self = .vector(try container.decode([Double].self))
            }
        }
    }

    /// The rows of PyTorch's tensors become our columns, gate by gate.
    func networkWeights() throws -> NetworkWeights {
        let order =
            switch cell {
            case .lstm: ["i", "f", "g", "o"]
            case .gru: ["z", "r", "n"]
            case .elman: ["h"]
            }
        let torchOrder = gateOrder.split(separator: ",").map(String.init)
        let rows = try order.flatMap { gate in
            let place = try #require(torchOrder.firstIndex(of: gate))
            return Array(place * hiddenSize..<(place + 1) * hiddenSize)
        }
        let layers = try (0..<layers).map { layer in
            let first = try vector("bias_ih_l\(layer)", rows)
            let second = try vector("bias_hh_l\(layer)", rows)
            let joined =
                switch cell {
                case .lstm, .elman: rows.count
                case .gru: 2 * hiddenSize
                }
            return LayerWeights(
                kernel: try transposed("weight_ih_l\(layer)", rows),
                recurrentKernel: try transposed("weight_hh_l\(layer)", rows),
                bias: rows.indices.map { $0 < joined ? first[$0] + second[$0] : first[$0] },
                recurrentBias: Array(second[joined...]))
        }
        return try NetworkWeights(
            configuration: NetworkConfiguration(
                cell: Cell(cell), inputSize: inputSize, hiddenSize: hiddenSize, layers: self.layers),
            layers: layers)
    }

    private func vector(_ name: String, _ rows: [Int]) throws -> [Double] {
        guard case .vector(let vector)? = weights[name] else { throw CocoaError(.coderValueNotFound) }
        return rows.map { vector[$0] }
    }

    private func transposed(_ name: String, _ rows: [Int]) throws -> [Double] {
        guard case .matrix(let matrix)? = weights[name] else { throw CocoaError(.coderValueNotFound) }
        return matrix[0].indices.flatMap { column in rows.map { matrix[$0][column] } }
    }
}
