import Recurrent
import Testing

@Suite("Not a number")
struct NotANumberTests {
    /// The origin of the NaNs.
    enum Source: CaseIterable {
        case weight
        case inputs
    }

    @Test("never compares as equal, in either backend", arguments: BackendTests.cells, Source.allCases)
    func decidesNothing(cell: Cell, source: Source) throws {
        for precision in Precision.allCases {
            for size in [5, 8] {
                let configuration = try NetworkConfiguration(cell: cell, inputSize: 2, hiddenSize: size, layers: 2)
                let weights = try Self.weights(configuration, isBroken: source == .weight)
                for backend in PairNetwork.Backend.allCases {
                    let network = PairNetwork(weights, precision: precision, backend: backend)
                    network.advance(Self.inputs(isBroken: source == .inputs), steps: 4, areShared: true)
                    for comparison in network.comparisons {
                        #expect(comparison.maximumDifference.isNaN)
                        #expect(!comparison.cosineIsOne && !comparison.outputsAreSame && !comparison.statesAreSame)
                    }
                }
            }
        }
    }

    @Test("stays within its network if several are side by side", arguments: PairNetwork.Backend.allCases)
    func staysAtItsSeat(backend: PairNetwork.Backend) throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 2, hiddenSize: 3)
        for precision in Precision.allCases {
            let width = PairBatch.widest(precision)
            let batch = PairBatch(configuration, precision: precision, width: width, backend: backend)
            for seat in 0..<width { batch.place(try Self.weights(configuration, isBroken: seat == 2), at: seat) }
            batch.advance(
                Array(repeating: Self.inputs(isBroken: false), count: width), steps: 4, areShared: true)
            for seat in 0..<width {
                let comparison = batch.comparison(ofSeat: seat, afterStep: 3)
                #expect(comparison.statesAreSame == (seat != 2))
                #expect(comparison.maximumDifference.isNaN == (seat == 2))
            }
        }
    }

    /// Four steps of shared inputs; broken ones are infinite, so that their products with two weights of one sign have
    /// no sum.
    private static func inputs(isBroken: Bool) -> [Double] {
        isBroken ? Array(repeating: [.infinity, -.infinity], count: 4).flatMap(\.self) : DrawStreamTests.normals(8)
    }

    /// Weights of one sign; one of them is NaN if they are broken.
    private static func weights(_ configuration: NetworkConfiguration, isBroken: Bool) throws -> NetworkWeights {
        let drawn = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 1), seed: 3, run: 1)
        let layers = drawn.layers.enumerated().map { index, layer in
            var kernel = layer.kernel.map(\.magnitude)
            if isBroken, index == 0 { kernel[1] = .nan }
            return LayerWeights(
                kernel: kernel, recurrentKernel: layer.recurrentKernel, bias: layer.bias,
                recurrentBias: layer.recurrentBias)
        }
        return try NetworkWeights(configuration: configuration, layers: layers)
    }
}
