import Recurrent
import Testing

@Suite("Kernel and reference")
struct BackendTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let inputSize: Int
        let hiddenSize: Int
        let layers: Int
        var testDescription: String { "\(inputSize)x\(hiddenSize)x\(layers)" }
    }

    static let shapes = [
        (1, 1, 1), (3, 2, 1), (2, 5, 3), (16, 8, 1), (5, 9, 2), (7, 16, 1), (4, 20, 1), (9, 24, 2), (1, 33, 1),
        (33, 40, 1), (8, 64, 1), (3, 90, 1),
    ].map { Shape(inputSize: $0.0, hiddenSize: $0.1, layers: $0.2) }
    static let cells: [Cell] = [.lstm, .gru(.afterProduct), .gru(.beforeProduct), .elman]

    @Test("give the same bits", arguments: shapes, cells)
    func sameBits(shape: Shape, cell: Cell) throws {
        for precision in Precision.allCases {
            for gateActivation in GateActivation.allCases {
                for initialization in [
                    Initialization.glorotUniform(recurrent: .orthogonal, forgetBias: 1),
                    .uniformRecurrent(forgetBias: 0.5),
                ] {
                    let configuration = try NetworkConfiguration(
                        cell: cell, gateActivation: gateActivation, inputSize: shape.inputSize,
                        hiddenSize: shape.hiddenSize, layers: shape.layers)
                    let weights = NetworkWeights.draw(
                        configuration, initialization: initialization, recurrentScale: 1.5, seed: 3, run: 2)
                    let reference = PairNetwork(weights, precision: precision, backend: .reference)
                    let lanes = PairNetwork(weights, precision: precision, backend: .lanes)
                    compare(reference, lanes, inputSize: shape.inputSize)
                }
            }
        }
    }

    /// Steps both through blocks of every kind and compares each state.
    private func compare(_ first: PairNetwork, _ second: PairNetwork, inputSize: Int) {
        var start = 0
        for (steps, areShared) in [(16, false), (5, false), (1, true), (16, true), (3, true)] {
            let inputs = DrawStreamTests.normals(2 * steps * inputSize, from: start)
            start += inputs.count
            first.advance(inputs, steps: steps, areShared: areShared)
            second.advance(inputs, steps: steps, areShared: areShared)
            #expect(first.comparisons == second.comparisons)
            for step in 0..<steps {
                #expect(first.stateBytes(afterStep: step) == second.stateBytes(afterStep: step))
            }
        }
    }

    @Test(
        "give the same bits for layers of different sizes", arguments: [[9, 4], [3, 17, 1], [5, 40]], cells)
    func unequalLayers(hiddenSizes: [Int], cell: Cell) throws {
        for precision in Precision.allCases {
            let configuration = try NetworkConfiguration(cell: cell, inputSize: 6, hiddenSizes: hiddenSizes)
            let weights = NetworkWeights.draw(
                configuration, initialization: .uniformRecurrent(forgetBias: 0.5), recurrentScale: 1.5, seed: 3, run: 2)
            let reference = PairNetwork(weights, precision: precision, backend: .reference)
            let lanes = PairNetwork(weights, precision: precision, backend: .lanes)
            compare(reference, lanes, inputSize: 6)
            for (layer, size) in hiddenSizes.enumerated() {
                #expect(lanes.output(.a, layer: layer, afterStep: 0).count == size)
            }
            if hiddenSizes.max() ?? 0 <= 17 {
                try compareSeats(configuration, precision: precision, backend: .lanes)
            }
        }
    }

    @Test("layers of a stack give the same outputs as alone, fed by the layer below", arguments: cells)
    func layersAlone(cell: Cell) throws {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: 3, hiddenSizes: [7, 4, 10])
        let weights = NetworkWeights.draw(
            configuration, initialization: .uniformRecurrent(forgetBias: 0.5), seed: 3, run: 2)
        let stack = PairNetwork(weights, precision: .float64)
        stack.advance(DrawStreamTests.normals(16 * 3, from: 0), steps: 16, areShared: true)
        for layer in 1..<3 {
            let above = try NetworkConfiguration(
                cell: cell, inputSize: configuration.hiddenSizes[layer - 1],
                hiddenSize: configuration.hiddenSizes[layer])
            let alone = PairNetwork(
                try NetworkWeights(configuration: above, layers: [weights.layers[layer]]), precision: .float64,
                backend: .reference)
            let inputs = (0..<16).flatMap { stack.output(.a, layer: layer - 1, afterStep: $0) }
            alone.advance(inputs, steps: 16, areShared: true)
            for step in 0..<16 {
                #expect(stack.output(.a, layer: layer, afterStep: step) == alone.output(.a, layer: 0, afterStep: step))
            }
        }
    }

    static let smallShapes = [(1, 1, 1), (3, 2, 1), (2, 5, 3), (16, 8, 1), (5, 9, 2), (7, 16, 1)].map {
        Shape(inputSize: $0.0, hiddenSize: $0.1, layers: $0.2)
    }

    @Test("networks side by side give the same bits as alone", arguments: smallShapes, cells)
    func sideBySide(shape: Shape, cell: Cell) throws {
        for precision in Precision.allCases {
            for gateActivation in GateActivation.allCases {
                let configuration = try NetworkConfiguration(
                    cell: cell, gateActivation: gateActivation, inputSize: shape.inputSize,
                    hiddenSize: shape.hiddenSize, layers: shape.layers)
                for backend in PairNetwork.Backend.allCases {
                    try compareSeats(configuration, precision: precision, backend: backend)
                }
            }
        }
    }

    /// Steps a batch whose seats are reassigned, and each of its networks by itself.
    private func compareSeats(
        _ configuration: NetworkConfiguration, precision: Precision, backend: PairNetwork.Backend
    ) throws {
        let width = PairBatch.widest(precision)
        let batch = PairBatch(configuration, precision: precision, width: width, backend: backend)
        var alone: [PairNetwork?] = Array(repeating: nil, count: width)
        var run = 0
        func seat(_ seat: Int) {
            run += 1
            let weights = NetworkWeights.draw(
                configuration, initialization: .uniformRecurrent(forgetBias: 0.5), recurrentScale: 1.5, seed: 3,
                run: run)
            batch.place(weights, at: seat)
            alone[seat] = PairNetwork(weights, precision: precision, backend: .reference)
        }
        // The last seat stays empty.
        for index in 0..<width - 1 { seat(index) }
        for (block, (steps, areShared)) in [(16, false), (5, true), (16, false), (16, true), (3, true)].enumerated() {
            if block == 2 {
                seat(1)
                seat(width - 2)
            }
            let inputs = (0..<width).map {
                DrawStreamTests.normals(2 * steps * configuration.inputSize, from: 100_000 * $0 + 1_000 * block)
            }
            batch.advance(inputs, steps: steps, areShared: areShared)
            for (index, network) in alone.enumerated() {
                network?.advance(inputs[index], steps: steps, areShared: areShared)
                for step in 0..<steps {
                    let bytes = batch.stateBytes(ofSeat: index, afterStep: step)
                    guard let network else {
                        #expect(bytes.allSatisfy { $0 == 0 })
                        continue
                    }
                    #expect(bytes == network.stateBytes(afterStep: step))
                    #expect(batch.comparison(ofSeat: index, afterStep: step) == network.comparisons[step])
                }
            }
        }
    }

    @Test("the size of blocks does not change the bits", arguments: cells)
    func blocks(cell: Cell) throws {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: 3, hiddenSize: 12, layers: 2)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 5, run: 1)
        let inputs = DrawStreamTests.normals(48 * 3)
        let whole = PairNetwork(weights, precision: .float32)
        let single = PairNetwork(weights, precision: .float32)
        for block in 0..<3 { whole.advance(Array(inputs[block * 48..<(block + 1) * 48]), steps: 16, areShared: true) }
        for step in 0..<48 { single.advance(Array(inputs[step * 3..<(step + 1) * 3]), steps: 1, areShared: true) }
        #expect(whole.stateBytes(afterStep: 15) == single.stateBytes(afterStep: 0))
    }

    @Test("sequences with equal inputs stay identical; others are found to differ")
    func comparison() throws {
        let configuration = try NetworkConfiguration(cell: .lstm, inputSize: 2, hiddenSize: 10)
        let weights = NetworkWeights.draw(
            configuration, initialization: .glorotUniform(recurrent: .orthogonal, forgetBias: 1), seed: 5, run: 1)
        let network = PairNetwork(weights, precision: .float32)
        network.advance(DrawStreamTests.normals(8), steps: 4, areShared: true)
        #expect(network.comparisons.allSatisfy { $0.statesAreSame && $0.cosineIsOne && $0.maximumDifference == 0 })
        network.advance(DrawStreamTests.normals(16), steps: 4, areShared: false)
        #expect(network.comparisons.allSatisfy { !$0.outputsAreSame && !$0.statesAreSame && !$0.cosineIsOne })
        let a = network.output(.a, layer: 0, afterStep: 3)
        let b = network.output(.b, layer: 0, afterStep: 3)
        let largest = zip(a, b).map { abs(Float($0) - Float($1)) }.max()
        #expect(network.comparisons[3].maximumDifference == largest.map(Double.init))
    }
}
