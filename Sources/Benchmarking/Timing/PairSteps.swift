import Recurrent

/// Blocks of pair steps with shared inputs.
///
/// Before each repetition, the two sequences of a pair read different inputs for a block: identical sequences would not
/// represent actual runs.
struct PairSteps: TimedWork {
    private var crews: [Crew]

    /// The number of blocks timed together, too few for the sequences to become identical.
    private static let blocks = 2

    let unitsPerRepetition: Double

    /// The work of one thread.
    init(_ subject: BenchmarkCase) {
        let (shape, runs) = (subject.shape, subject.sideBySide)
        let width = PairBatch.preferredWidth(of: shape.configuration, precision: shape.precision, runs: runs)
        crews = stride(from: 1, through: runs, by: width).map { first in
            Crew(shape, width: width, runs: first...min(first + width - 1, runs), blocks: Self.blocks)
        }
        unitsPerRepetition = Double(runs * Self.blocks * PairBatch.blockSteps)
    }

    mutating func prepare() {
        for crew in crews { crew.batch.advance(crew.differing, steps: PairBatch.blockSteps, areShared: false) }
    }

    mutating func perform() {
        for block in 0..<Self.blocks {
            for crew in crews {
                crew.batch.advance(crew.shared[block], steps: PairBatch.blockSteps, areShared: true)
            }
        }
    }
}

/// Runs side by side in one batch, with their inputs.
private struct Crew {
    let batch: PairBatch
    /// A block in which the sequences of each seat differ.
    let differing: [[Double]]
    /// Blocks with shared inputs: [block][seat].
    let shared: [[[Double]]]

    init(_ shape: BenchmarkShape, width: Int, runs: ClosedRange<Int>, blocks: Int) {
        let configuration = shape.configuration
        batch = PairBatch(configuration, precision: shape.precision, width: width)
        for (seat, run) in runs.enumerated() {
            let weights = NetworkWeights.draw(
                configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 0,
                run: run)
            batch.place(weights, at: seat)
        }
        let seats = runs.lowerBound..<runs.lowerBound + width
        let count = PairBatch.blockSteps * configuration.inputSize
        differing = seats.map { Self.inputs(configuration, .inputOfA, run: $0, from: 0, count: 2 * count) }
        shared = (0..<blocks).map { block in
            seats.map { Self.inputs(configuration, .sharedInput, run: $0, from: block * count, count: count) }
        }
    }

    private static func inputs(
        _ configuration: NetworkConfiguration, _ purpose: DrawAddress.Purpose, run: Int, from start: Int, count: Int
    ) -> [Double] {
        let stream = DrawStream(
            seed: 0,
            address: DrawAddress(
                cell: configuration.cell.kind, inputSize: configuration.inputSize,
                hiddenSize: configuration.hiddenSize, layer: 0, run: run, purpose: purpose))
        var inputs = [Double](repeating: 0, count: count)
        stream.fillNormals(&inputs, count: count, from: start)
        return inputs
    }
}
