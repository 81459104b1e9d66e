import Recurrent

/// Networks, recordings and states for the tests of batches.
enum SequenceBatchFixture {
    /// A network with weights large enough to reach every part of the functions.
    static func weights(
        _ cell: Cell, _ gateActivation: GateActivation = .sigmoid, inputSize: Int, hiddenSizes: [Int]
    ) throws -> NetworkWeights {
        try .draw(
            NetworkConfiguration(
                cell: cell, gateActivation: gateActivation, inputSize: inputSize, hiddenSizes: hiddenSizes),
            initialization: .uniformRecurrent(forgetBias: 0.5), recurrentScale: 1.5, seed: 3, run: 2)
    }

    /// A recording of normal deviates.
    static func recording(rows: Int, features: Int) -> [Double] { DrawStreamTests.normals(rows * features) }

    /// The rows at which sequences start, in no order, some of them twice.
    static func starts(_ sequences: Int, below limit: Int) -> [Int] { (0..<sequences).map { $0 * 7919 % limit } }

    /// A state with other numbers for every seed.
    static func state(_ configuration: NetworkConfiguration, seed: Int) -> [(output: [Double], cellState: [Double])] {
        configuration.hiddenSizes.enumerated().map { layer, size in
            let numbers = DrawStreamTests.normals(2 * size, from: 10_000 * (seed + 1) + 1_000 * layer)
            let hasCellState = configuration.cell.kind.hasCellState
            return (Array(numbers[..<size]), hasCellState ? Array(numbers[size...]) : [])
        }
    }

    /// The bits of every state of a sequence after a step.
    static func bits(_ batch: SequenceBatch, _ sequence: Int, afterStep step: Int) -> [UInt64] {
        (0..<batch.configuration.layers).flatMap { layer in
            (batch.output(layer: layer, sequence: sequence, afterStep: step)
                + batch.cellState(layer: layer, sequence: sequence, afterStep: step)).map(\.bitPattern)
        }
    }
}
