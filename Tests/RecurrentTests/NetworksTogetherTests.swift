import Recurrent
import Testing

@Suite("Networks stepped together")
struct NetworksTogetherTests {
    typealias Fixture = SequenceBatchFixture

    /// The weights of several networks of one configuration; the network `broken` has a NaN.
    private static func networks(
        _ count: Int, _ cell: Cell, inputSize: Int, hiddenSizes: [Int], broken: Int? = nil
    ) throws -> [NetworkWeights] {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSizes: hiddenSizes)
        return try (0..<count).map { network in
            let drawn = NetworkWeights.draw(
                configuration, initialization: .uniformRecurrent(forgetBias: 0.5), recurrentScale: 1.5, seed: 3,
                run: network + 1)
            var layers = drawn.layers
            if network == broken {
                layers[0] = LayerWeights(
                    kernel: [.nan] + layers[0].kernel.dropFirst(), recurrentKernel: layers[0].recurrentKernel,
                    bias: layers[0].bias, recurrentBias: layers[0].recurrentBias)
            }
            return try NetworkWeights(configuration: configuration, layers: layers)
        }
    }

    @Test(
        "give the bits of each network alone", arguments: [[1], [3], [8], [9, 4], [5, 17]], BackendTests.cells)
    func alone(hiddenSizes: [Int], cell: Cell) throws {
        for (count, sequences) in [(2, 12), (8, 1), (11, 3), (1, 5)] {
            let networks = try Self.networks(count, cell, inputSize: 2, hiddenSizes: hiddenSizes)
            for precision in Precision.allCases {
                let rows = InputRows(Fixture.recording(rows: 60, features: 2), features: 2, precision: precision)
                for backend in PairNetwork.Backend.allCases {
                    let together = SequenceBatch(
                        networks, precision: precision, sequencesPerNetwork: sequences, backend: backend)
                    let apart = networks.map {
                        SequenceBatch($0, precision: precision, sequences: sequences, backend: .reference)
                    }
                    var starts = Fixture.starts(count * sequences, below: 40)
                    for network in 0..<count {
                        let state = Fixture.state(together.configuration, seed: network)
                        together.setState(state, sequence: network * sequences)
                        apart[network].setState(state, sequence: 0)
                    }
                    for steps in [16, 3] {
                        together.advance(rows, firstRows: starts, steps: steps)
                        for (network, batch) in apart.enumerated() {
                            let range = network * sequences..<(network + 1) * sequences
                            batch.advance(rows, firstRows: Array(starts[range]), steps: steps)
                            for sequence in 0..<sequences {
                                #expect(
                                    Fixture.bits(together, range.lowerBound + sequence, afterStep: steps - 1)
                                        == Fixture.bits(batch, sequence, afterStep: steps - 1))
                            }
                        }
                        for index in starts.indices { starts[index] += steps }
                    }
                }
            }
        }
    }

    @Test("read their states in order, and a broken one breaks no other", arguments: [[3], [8], [9], [9, 4]])
    func brokenNeighbour(hiddenSizes: [Int]) throws {
        let networks = try Self.networks(10, .lstm, inputSize: 2, hiddenSizes: hiddenSizes, broken: 4)
        for precision in Precision.allCases {
            for backend in PairNetwork.Backend.allCases {
                let rows = InputRows(Fixture.recording(rows: 60, features: 2), features: 2, precision: precision)
                let batch = SequenceBatch(networks, precision: precision, sequencesPerNetwork: 3, backend: backend)
                // The first two sequences of a network start in the same row, the third in another.
                let starts = (0..<30).map { $0 % 3 == 2 ? 20 : $0 / 3 }
                batch.advance(rows, firstRows: starts, steps: 5)
                let states = (0..<30).map { sequence in
                    var numbers = [Double](repeating: -1, count: 2 * hiddenSizes.reduce(0, +))
                    batch.readStates(sequence: sequence, afterStep: 4, into: &numbers)
                    return numbers
                }
                for (sequence, numbers) in states.enumerated() {
                    var memory = [Double](repeating: -1, count: numbers.count)
                    batch.readStates(sequence: sequence, afterStep: 4, .memory, into: &memory)
                    // Of two layers, h of the first is left out.
                    let left = hiddenSizes.count > 1 ? hiddenSizes[0] : 0
                    #expect(memory.prefix(left).allSatisfy { $0 == -1 })
                    #expect(memory.dropFirst(left).map(\.bitPattern) == numbers.dropFirst(left).map(\.bitPattern))
                    let isBroken = sequence / 3 == 4
                    #expect(numbers.contains { $0.isNaN } == isBroken)
                    guard !isBroken else { continue }
                    #expect(numbers.map(\.bitPattern) == Fixture.bits(batch, sequence, afterStep: 4))
                    #expect((numbers == states[sequence / 3 * 3]) == (sequence % 3 != 2))
                }
            }
        }
    }
}
