import Recurrent
import Testing

@Suite("Sequences stepped together")
struct SequenceBatchTests {
    typealias Fixture = SequenceBatchFixture

    static let stacks = [[1], [3], [7], [8], [9], [17], [40], [9, 4], [3, 17, 1], [7, 40, 8]]

    @Test("give the bits of the scalar reference", arguments: stacks, BackendTests.cells)
    func sameBitsAsReference(hiddenSizes: [Int], cell: Cell) throws {
        for (sequences, inputSize) in [(1, 3), (2, 1), (5, 17), (8, 2), (13, 8), (100, 1)] {
            for gateActivation in GateActivation.allCases {
                let weights = try Fixture.weights(
                    cell, gateActivation, inputSize: inputSize, hiddenSizes: hiddenSizes)
                for precision in Precision.allCases {
                    compareWithReference(weights, precision, sequences: sequences, blocks: [16, 3, 1])
                }
            }
        }
    }

    /// Sums of more than 256 terms are continued from memory.
    @Test(
        "give the bits of the scalar reference if sums are long",
        arguments: [(257, [3], 9), (513, [8], 2), (300, [9], 1), (2, [260], 7), (2, [513], 1), (256, [256], 2)],
        [Cell.lstm, .gru(.afterProduct), .gru(.beforeProduct)])
    func longSums(sizes: (inputSize: Int, hiddenSizes: [Int], sequences: Int), cell: Cell) throws {
        let weights = try Fixture.weights(cell, inputSize: sizes.inputSize, hiddenSizes: sizes.hiddenSizes)
        for precision in Precision.allCases {
            compareWithReference(weights, precision, sequences: sizes.sequences, blocks: [2, 1])
        }
    }

    /// Layers of whole panels for the widest vectors.
    @Test(
        "give the bits of the scalar reference if layers are wide", arguments: [[32], [40], [64], [256]],
        BackendTests.cells)
    func wideLayers(hiddenSizes: [Int], cell: Cell) throws {
        let weights = try Fixture.weights(cell, inputSize: 40, hiddenSizes: hiddenSizes)
        for sequences in [1, 5, 12, 13, 100] {
            for precision in Precision.allCases {
                compareWithReference(weights, precision, sequences: sequences, blocks: [2, 1])
            }
        }
    }

    @Test("give the bits of the scalar reference if there are thousands", arguments: [[2], [9]])
    func thousands(hiddenSizes: [Int]) throws {
        let weights = try Fixture.weights(.lstm, inputSize: 2, hiddenSizes: hiddenSizes)
        for precision in Precision.allCases {
            compareWithReference(weights, precision, sequences: SequenceBatch.sizes.upperBound, blocks: [2, 1])
        }
    }

    /// Steps a batch, and some of its sequences with the reference, through blocks and compares all their states.
    private func compareWithReference(
        _ weights: NetworkWeights, _ precision: Precision, sequences: Int, blocks: [Int]
    ) {
        let m = weights.configuration.inputSize
        let rows = InputRows(Fixture.recording(rows: 60, features: m), features: m, precision: precision)
        let lanes = SequenceBatch(weights, precision: precision, sequences: sequences)
        let chosen = Set([0, 1, 4, 7, 8, 12, 57, sequences / 2, sequences - 1]).filter { $0 < sequences }.sorted()
        let reference = SequenceBatch(weights, precision: precision, sequences: chosen.count, backend: .reference)
        var starts = Fixture.starts(sequences, below: 60 - blocks.reduce(0, +))
        for sequence in stride(from: 0, to: sequences, by: 3) {
            lanes.setState(Fixture.state(weights.configuration, seed: sequence % 50), sequence: sequence)
        }
        for (index, sequence) in chosen.enumerated() where sequence % 3 == 0 {
            reference.setState(Fixture.state(weights.configuration, seed: sequence % 50), sequence: index)
        }
        for steps in blocks {
            lanes.advance(rows, firstRows: starts, steps: steps)
            reference.advance(rows, firstRows: chosen.map { starts[$0] }, steps: steps)
            for step in 0..<steps {
                for (index, sequence) in chosen.enumerated() {
                    #expect(
                        Fixture.bits(lanes, sequence, afterStep: step)
                            == Fixture.bits(reference, index, afterStep: step))
                }
            }
            for index in starts.indices { starts[index] += steps }
        }
    }

    @Test("give the bits of a pair network", arguments: [[8], [5, 20]], BackendTests.cells)
    func sameBitsAsPair(hiddenSizes: [Int], cell: Cell) throws {
        let weights = try Fixture.weights(cell, inputSize: 3, hiddenSizes: hiddenSizes)
        let recording = Fixture.recording(rows: 40, features: 3)
        for precision in Precision.allCases {
            let pair = PairNetwork(weights, precision: precision)
            let batch = SequenceBatch(weights, precision: precision, sequences: 9)
            let rows = InputRows(recording, features: 3, precision: precision)
            for block in 0..<2 {
                let starts = [3 + 16 * block, 7 + 16 * block]
                let inputs = (0..<16).flatMap { step in
                    starts.flatMap { recording[3 * ($0 + step)..<3 * ($0 + step + 1)] }
                }
                pair.advance(inputs, steps: 16, areShared: false)
                batch.advance(rows, firstRows: starts + Array(repeating: 0, count: 7), steps: 16)
                for layer in hiddenSizes.indices {
                    for (sequence, name) in PairSequence.allCases.enumerated() {
                        #expect(
                            batch.output(layer: layer, sequence: sequence, afterStep: 15).map(\.bitPattern)
                                == pair.output(name, layer: layer, afterStep: 15).map(\.bitPattern))
                        #expect(
                            batch.cellState(layer: layer, sequence: sequence, afterStep: 15).map(\.bitPattern)
                                == pair.cellState(name, layer: layer, afterStep: 15).map(\.bitPattern))
                    }
                }
            }
        }
    }

    @Test("give the bits of the same sequence alone, whatever the blocks", arguments: stacks)
    func alone(hiddenSizes: [Int]) throws {
        let weights = try Fixture.weights(.lstm, inputSize: 4, hiddenSizes: hiddenSizes)
        let recording = Fixture.recording(rows: 100, features: 4)
        for precision in Precision.allCases {
            let rows = InputRows(recording, features: 4, precision: precision)
            let starts = Fixture.starts(19, below: 68)
            let together = SequenceBatch(weights, precision: precision, sequences: 19)
            for block in 0..<2 { together.advance(rows, firstRows: starts.map { $0 + 16 * block }, steps: 16) }
            for sequence in [0, 7, 18] {
                let alone = SequenceBatch(weights, precision: precision, sequences: 1)
                for step in 0..<32 { alone.advance(rows, firstRows: [starts[sequence] + step], steps: 1) }
                #expect(Fixture.bits(together, sequence, afterStep: 15) == Fixture.bits(alone, 0, afterStep: 0))
            }
        }
    }

    @Test("continue from a copied state as the original does", arguments: [[1], [3], [8], [4, 9]], BackendTests.cells)
    func copies(hiddenSizes: [Int], cell: Cell) throws {
        let weights = try Fixture.weights(cell, inputSize: 2, hiddenSizes: hiddenSizes)
        let recording = Fixture.recording(rows: 60, features: 2)
        for precision in Precision.allCases {
            let rows = InputRows(recording, features: 2, precision: precision)
            for backend in PairNetwork.Backend.allCases {
                let original = SequenceBatch(weights, precision: precision, sequences: 1)
                let copies = SequenceBatch(weights, precision: precision, sequences: 12, backend: backend)
                copies.advance(rows, firstRows: Array(repeating: 0, count: 12), steps: 3)
                original.advance(rows, firstRows: [5], steps: 16)
                copies.copyState(from: original, sequence: 0, to: 9)
                copies.copyState(from: original, sequence: 0, afterStep: 10, to: 2)
                copies.copyState(from: copies, sequence: 9, to: 10)
                original.advance(rows, firstRows: [21], steps: 4)
                copies.advance(rows, firstRows: (0..<12).map { $0 == 2 ? 16 : 21 }, steps: 9)
                #expect(Fixture.bits(copies, 9, afterStep: 3) == Fixture.bits(original, 0, afterStep: 3))
                #expect(Fixture.bits(copies, 10, afterStep: 3) == Fixture.bits(original, 0, afterStep: 3))
                #expect(Fixture.bits(copies, 2, afterStep: 8) == Fixture.bits(original, 0, afterStep: 3))
            }
        }
    }

    @Test("start from rest, and return to it", arguments: [[3], [8]])
    func rest(hiddenSizes: [Int]) throws {
        let weights = try Fixture.weights(.lstm, inputSize: 2, hiddenSizes: hiddenSizes)
        let rows = InputRows(Fixture.recording(rows: 60, features: 2), features: 2, precision: .float32)
        for backend in PairNetwork.Backend.allCases {
            let batch = SequenceBatch(weights, precision: .float32, sequences: 10, backend: backend)
            batch.setState(Fixture.state(weights.configuration, seed: 0), sequence: 5)
            batch.advance(rows, firstRows: Array(repeating: 7, count: 10), steps: 2)
            let first = Fixture.bits(batch, 4, afterStep: 1)
            #expect(Fixture.bits(batch, 5, afterStep: 1) != first)
            for sequence in [5, 9] { batch.setState(nil, sequence: sequence) }
            batch.advance(rows, firstRows: Array(repeating: 7, count: 10), steps: 2)
            #expect(Fixture.bits(batch, 5, afterStep: 1) == first)
            #expect(Fixture.bits(batch, 9, afterStep: 1) == first)
            #expect(Fixture.bits(batch, 4, afterStep: 1) != first)
        }
    }

    @Test("are read in place as they are", arguments: [[3], [8], [17, 2]])
    func readInPlace(hiddenSizes: [Int]) throws {
        let weights = try Fixture.weights(.gru(.afterProduct), inputSize: 2, hiddenSizes: hiddenSizes)
        for precision in Precision.allCases {
            let rows = InputRows(Fixture.recording(rows: 30, features: 2), features: 2, precision: precision)
            for backend in PairNetwork.Backend.allCases {
                let batch = SequenceBatch(weights, precision: precision, sequences: 11, backend: backend)
                batch.advance(rows, firstRows: Fixture.starts(11, below: 14), steps: 16)
                for layer in hiddenSizes.indices {
                    let numbers = batch.withOutput(layer: layer, sequence: 10, afterStep: 7) { numbers in
                        precision == .float32 ? numbers.indices.map { Double(numbers[$0]) } : []
                    } float64: { numbers in
                        precision == .float64 ? numbers.indices.map { numbers[$0] } : []
                    }
                    #expect(numbers == batch.output(layer: layer, sequence: 10, afterStep: 7))
                    #expect(numbers.count == hiddenSizes[layer])
                }
            }
        }
    }

    @Test("read up to 65,536 inputs")
    func manyInputs() throws {
        let m = NetworkConfiguration.readInputSizes.upperBound
        let configuration = try NetworkConfiguration(cell: .elman, inputSize: m, hiddenSizes: [3], isRead: true)
        let layer = LayerWeights(
            kernel: DrawStreamTests.normals(3 * m), recurrentKernel: DrawStreamTests.normals(9),
            bias: [0.5, -0.5, 0], recurrentBias: [])
        compareWithReference(
            try NetworkWeights(configuration: configuration, layers: [layer]), .float32, sequences: 9, blocks: [2])
        #expect(throws: NetworkConfigurationError.readInputSize(m + 1)) {
            try NetworkConfiguration(cell: .elman, inputSize: m + 1, hiddenSizes: [3], isRead: true)
        }
        #expect(throws: NetworkConfigurationError.inputSize(m)) {
            try NetworkConfiguration(cell: .elman, inputSize: m, hiddenSizes: [3])
        }
    }
}
