import Recurrent

/// The inputs of a run, block by block.
struct PairInputs {
    private let inputSize: Int
    private let divergentSteps: Int
    private let totalSteps: Int
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
                    run: key.run, stream: key.stream, purpose: purpose))
        }
        inputSize = key.cell.inputSize
        divergentSteps = settings.divergentSteps
        totalSteps = settings.steps
        scale = settings.inputScale
        ofA = stream(.inputOfA)
        ofB = stream(.inputOfB)
        shared = stream(.sharedInput)
        block = Array(repeating: 0, count: 2 * PairBatch.blockSteps * inputSize)
        drawn = Array(repeating: 0, count: PairBatch.blockSteps * inputSize)
    }

    /// Draws the inputs of `steps` steps from step `start` (from 0) on.
    ///
    /// Inputs of a and b alternate in the block; shared inputs appear once. Positions after the run's last step keep
    /// their old values.
    ///
    /// - Precondition: No step is divergent where `areShared`.
    mutating func draw(from start: Int, steps: Int, areShared: Bool) {
        let left = max(totalSteps - start, 0)
        let divergent = min(max(divergentSteps - start, 0), steps)
        let common = min(steps, left) - divergent
        let firstShared = max(start - divergentSteps, 0) * inputSize
        guard !areShared else {
            shared.fillNormals(&block, count: common * inputSize, from: firstShared, scale: scale)
            return
        }
        for (sequence, stream) in [ofA, ofB].enumerated() where divergent > 0 {
            stream.fillNormals(&drawn, count: divergent * inputSize, from: start * inputSize, scale: scale)
            place(steps: divergent, of: sequence, from: 0)
        }
        guard common > 0 else { return }
        shared.fillNormals(&drawn, count: common * inputSize, from: firstShared, scale: scale)
        for sequence in 0..<2 { place(steps: common, of: sequence, from: divergent) }
    }

    /// Puts the first numbers drawn into the columns of a sequence from step `first` of the block on.
    private mutating func place(steps: Int, of sequence: Int, from first: Int) {
        for step in 0..<steps {
            let place = (2 * (first + step) + sequence) * inputSize
            for feature in 0..<inputSize { block[place + feature] = drawn[step * inputSize + feature] }
        }
    }
}
