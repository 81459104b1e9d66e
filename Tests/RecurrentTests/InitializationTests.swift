import Recurrent
import Testing

@Suite("Initialisers")
struct InitializationTests {
    static func layer(
        _ cell: Cell, _ initialization: Initialization, inputSize: Int = 20, hiddenSize: Int = 32, layers: Int = 1,
        recurrentScale: Double = 1, run: Int = 1
    ) throws -> LayerWeights {
        let configuration = try NetworkConfiguration(
            cell: cell, inputSize: inputSize, hiddenSize: hiddenSize, layers: layers)
        let weights = NetworkWeights.draw(
            configuration, initialization: initialization, recurrentScale: recurrentScale, seed: 11, run: run)
        return try #require(weights.layers.last)
    }

    @Test(
        "rows of orthogonal kernels are orthonormal",
        arguments: [(CellKind.lstm, 1), (.lstm, 7), (.gru, 32), (.gru, 65), (.elman, 1), (.elman, 33)])
    func orthogonal(cell: CellKind, hiddenSize: Int) throws {
        let columns = cell.gateCount * hiddenSize
        let matrix = try Self.layer(
            Cell(cell), .glorotUniform(recurrent: .orthogonal, forgetBias: 1),
            hiddenSize: hiddenSize
        ).recurrentKernel
        for row in 0..<hiddenSize {
            for other in 0...row {
                let product = (0..<columns).reduce(0) { $0 + matrix[row * columns + $1] * matrix[other * columns + $1] }
                #expect(abs(product - (row == other ? 1 : 0)) < 1e-12)
                let rounded = (0..<columns).reduce(0.0) {
                    $0 + Double(Float(matrix[row * columns + $1])) * Double(Float(matrix[other * columns + $1]))
                }
                #expect(abs(rounded - (row == other ? 1 : 0)) < 1e-6)
            }
        }
    }

    @Test("orthogonal kernels are the sign-fixed QR of their Gaussian matrix")
    func signFixed() throws {
        let n = 6
        let columns = 4 * n
        let rows = try Self.layer(
            .lstm, .glorotUniform(recurrent: .orthogonal, forgetBias: 1), hiddenSize: n
        ).recurrentKernel
        var gaussian = [Double](repeating: 0, count: n * columns)
        DrawStream(
            seed: 11,
            address: DrawAddress(
                cell: .lstm, inputSize: 20, hiddenSize: n, layer: 0, run: 1, purpose: .recurrentKernel)
        ).fillNormals(&gaussian, count: gaussian.count, from: 0)
        for row in 0..<n {
            for other in 0..<n {
                // R = Qᵀ A: zero if a row of Q comes after the row of A, positive on the diagonal.
                let r = (0..<columns).reduce(0) { $0 + rows[other * columns + $1] * gaussian[row * columns + $1] }
                if other > row { #expect(abs(r) < 1e-12) }
                if other == row { #expect(r > 0) }
            }
        }
    }

    @Test("Glorot uniform draws fill their bounds", arguments: [Cell.lstm, .gru(.afterProduct), .elman])
    func glorotUniform(cell: Cell) throws {
        let weights = try Self.layer(cell, .glorotUniform(recurrent: .glorotUniform, forgetBias: 1))
        let gates = cell.kind.gateCount
        for (tensor, rows) in [(weights.kernel, 20), (weights.recurrentKernel, 32)] {
            let limit = (6 / Double(rows + gates * 32)).squareRoot()
            let largest = try #require(tensor.map(abs).max())
            #expect(largest < limit && largest > 0.99 * limit)
            let variance = tensor.reduce(0) { $0 + $1 * $1 } / Double(tensor.count)
            // The variance of x² under U(±limit) is 4 limit⁴/45.
            let error = limit * limit * (4 / 45.0 / Double(tensor.count)).squareRoot()
            #expect(abs(variance - limit * limit / 3) < 5 * error)
        }
    }

    @Test("biases are zero except the forget gate's")
    func biases() throws {
        let lstm = try Self.layer(.lstm, .glorotUniform(recurrent: .orthogonal, forgetBias: 1.5))
        let expected = [Double](repeating: 0, count: 32) + Array(repeating: 1.5, count: 32)
        #expect(lstm.bias == expected + Array(repeating: 0, count: 64))
        #expect(lstm.recurrentBias.isEmpty)
        let gru = try Self.layer(.gru(.afterProduct), .glorotUniform(recurrent: .orthogonal, forgetBias: 1))
        #expect(gru.bias.allSatisfy { $0 == 0 } && gru.bias.count == 96)
        #expect(gru.recurrentBias == Array(repeating: 0, count: 32))
        let elman = try Self.layer(.elman, .glorotUniform(recurrent: .orthogonal, forgetBias: 1))
        #expect(elman.bias == Array(repeating: 0, count: 32))
        #expect(elman.recurrentBias.isEmpty)
    }

    @Test("PyTorch's initialiser draws every tensor from U(±1/√H)")
    func uniformRecurrent() throws {
        let limit = 1 / 32.0.squareRoot()
        let gru = try Self.layer(.gru(.afterProduct), .uniformRecurrent(forgetBias: 0))
        for tensor in [gru.kernel, gru.recurrentKernel, gru.recurrentBias, Array(gru.bias[64...])] {
            let largest = try #require(tensor.map(abs).max())
            #expect(largest < limit && largest > 0.8 * limit)
        }
        // Two bias vectors add up if nothing is between them.
        let joined = try #require(gru.bias[..<64].map(abs).max())
        #expect(joined > limit && joined < 2 * limit)
        let elman = try Self.layer(.elman, .uniformRecurrent(forgetBias: 2))
        let joinedOfElman = try #require(elman.bias.map(abs).max())
        #expect(elman.bias.count == 32 && elman.recurrentBias.isEmpty)
        #expect(joinedOfElman > limit && joinedOfElman < 2 * limit)
        let plain = try Self.layer(.lstm, .uniformRecurrent(forgetBias: 0)).bias
        let biased = try Self.layer(.lstm, .uniformRecurrent(forgetBias: 2)).bias
        #expect((0..<128).allSatisfy { biased[$0] == plain[$0] + ((32..<64).contains($0) ? 2 : 0) })
    }

    @Test("the recurrent scale multiplies only the recurrent kernel")
    func recurrentScale() throws {
        let initialization = Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: 1)
        let plain = try Self.layer(.lstm, initialization)
        let scaled = try Self.layer(.lstm, initialization, recurrentScale: 3)
        #expect(scaled.recurrentKernel == plain.recurrentKernel.map { $0 * 3 })
        #expect(scaled.kernel == plain.kernel)
    }

    @Test("runs and layers draw different weights")
    func independence() throws {
        let initialization = Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: 1)
        let first = try Self.layer(.lstm, initialization, inputSize: 32)
        let second = try Self.layer(.lstm, initialization, inputSize: 32, run: 2)
        let upper = try Self.layer(.lstm, initialization, inputSize: 32, layers: 2)
        #expect(Set([first.kernel, second.kernel, upper.kernel]).count == 3)
        #expect(Set([first.recurrentKernel, second.recurrentKernel, upper.recurrentKernel]).count == 3)
    }

    @Test("sizes outside their bounds are refused", arguments: [0, -1, 4097, Int.max])
    func sizes(size: Int) {
        #expect(throws: NetworkConfigurationError.inputSize(size)) {
            try NetworkConfiguration(cell: .lstm, inputSize: size, hiddenSize: 1)
        }
        #expect(throws: NetworkConfigurationError.hiddenSize(size)) {
            try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: size)
        }
        #expect(throws: NetworkConfigurationError.layers(size)) {
            try NetworkConfiguration(cell: .lstm, inputSize: 1, hiddenSize: 1, layers: size)
        }
    }

    @Test("networks with too many weights are refused")
    func weights() throws {
        #expect(throws: NetworkConfigurationError.weights(6 << 26)) {
            try NetworkConfiguration(cell: .lstm, inputSize: 4096, hiddenSize: 4096, layers: 3)
        }
        #expect(throws: Never.self) { try NetworkConfiguration(cell: .lstm, inputSize: 4096, hiddenSize: 4096) }
    }

    @Test("tensors of the wrong shape are refused")
    func tensors() throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 2, hiddenSize: 3)
        let layer = LayerWeights(
            kernel: Array(repeating: 0, count: 24), recurrentKernel: Array(repeating: 0, count: 35),
            bias: Array(repeating: 0, count: 12), recurrentBias: [])
        #expect(throws: NetworkWeightsError.self) { try NetworkWeights(configuration: configuration, layers: [layer]) }
        #expect(throws: NetworkWeightsError.self) { try NetworkWeights(configuration: configuration, layers: []) }
    }
}
