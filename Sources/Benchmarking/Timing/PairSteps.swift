import Recurrent

/// Blocks of steps of pairs that share their inputs.
///
/// Before each repetition the two sequences of a pair read different inputs for a block: sequences that have become the
/// same would be another situation than the one that runs are in.
struct PairSteps: TimedWork {
    private let networks: [PairNetwork]
    private let differing: [Double]
    private let shared: [[Double]]

    /// How many blocks are timed together, too few for the sequences to become the same.
    private static let blocks = 2

    let unitsPerRepetition: Double

    /// The work of one thread.
    init(_ subject: BenchmarkCase) {
        let configuration = subject.shape.configuration
        networks = (1...subject.sideBySide).map { run in
            let weights = NetworkWeights.draw(
                configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 0,
                run: run)
            return PairNetwork(weights, precision: subject.shape.precision)
        }
        let count = PairNetwork.blockSteps * configuration.inputSize
        differing = Self.inputs(configuration, .inputOfA, count: 2 * count, from: 0)
        shared = (0..<Self.blocks).map { Self.inputs(configuration, .sharedInput, count: count, from: $0 * count) }
        unitsPerRepetition = Double(subject.sideBySide * Self.blocks * PairNetwork.blockSteps)
    }

    private static func inputs(
        _ configuration: NetworkConfiguration, _ purpose: DrawAddress.Purpose, count: Int, from start: Int
    ) -> [Double] {
        let stream = DrawStream(
            seed: 0,
            address: DrawAddress(
                cell: configuration.cell.kind, inputSize: configuration.inputSize,
                hiddenSize: configuration.hiddenSize, layer: 0, run: 1, purpose: purpose))
        var inputs = [Double](repeating: 0, count: count)
        stream.fillNormals(&inputs, count: count, from: start)
        return inputs
    }

    mutating func prepare() {
        for network in networks { network.advance(differing, steps: PairNetwork.blockSteps, areShared: false) }
    }

    mutating func perform() {
        for block in shared {
            for network in networks { network.advance(block, steps: PairNetwork.blockSteps, areShared: true) }
        }
    }
}
