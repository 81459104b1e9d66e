import Recurrent

/// The inputs of a pair run, block by block.
struct PairInputs {
    private let inputSize: Int
    private let scale: Double
    private let ofA: DrawStream
    private let ofB: DrawStream
    private let shared: DrawStream
    /// The inputs of the block drawn last, as `PairNetwork.advance` reads them.
    private(set) var block: [Double]
    private var drawn: [Double]

    /// The inputs of a run.
    init(_ key: RunKey, settings: RunSettings) {
        func stream(_ purpose: DrawAddress.Purpose) -> DrawStream {
            DrawStream(
                seed: settings.seed,
                address: DrawAddress(
                    cell: key.cell.cell, inputSize: key.cell.inputSize, hiddenSize: key.cell.hiddenSize, layer: 0,
                    run: key.run, purpose: purpose))
        }
        inputSize = key.cell.inputSize
        scale = settings.inputScale
        ofA = stream(.inputOfA)
        ofB = stream(.inputOfB)
        shared = stream(.sharedInput)
        block = Array(repeating: 0, count: 2 * PairNetwork.blockSteps * inputSize)
        drawn = Array(repeating: 0, count: PairNetwork.blockSteps * inputSize)
    }

    /// Draws the inputs of `steps` steps from divergent step `start` (from 0) on: a's and b's in turn.
    mutating func drawDivergent(from start: Int, steps: Int) {
        for (sequence, stream) in [ofA, ofB].enumerated() {
            stream.fillNormals(&drawn, count: steps * inputSize, from: start * inputSize, scale: scale)
            for step in 0..<steps {
                let place = (2 * step + sequence) * inputSize
                for feature in 0..<inputSize { block[place + feature] = drawn[step * inputSize + feature] }
            }
        }
    }

    /// Draws the inputs of `steps` steps from shared step `start` (from 0) on.
    mutating func drawShared(from start: Int, steps: Int) {
        shared.fillNormals(&block, count: steps * inputSize, from: start * inputSize, scale: scale)
    }
}
