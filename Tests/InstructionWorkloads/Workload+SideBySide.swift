import Recurrent

extension Workload {
    /// Pair steps of as many single-layer networks as fit side by side; a unit is one step of all of them.
    static func sideBySideSteps(
        _ cell: Cell, inputSize: Int, hiddenSize: Int, precision: Precision = .float32
    ) throws -> Workload {
        let configuration = try NetworkConfiguration(cell: cell, inputSize: inputSize, hiddenSize: hiddenSize)
        let width = PairBatch.widest(precision)
        let batch = PairBatch(configuration, precision: precision, width: width)
        for seat in 0..<width {
            let weights = NetworkWeights.draw(
                configuration, initialization: .glorotUniform(recurrent: .glorotUniform, forgetBias: 1), seed: 1,
                run: seat + 1)
            batch.place(weights, at: seat)
        }
        let inputs = Array(
            repeating: normals(2 * PairBatch.blockSteps * inputSize, of: configuration), count: width)
        batch.advance(inputs, steps: PairBatch.blockSteps, areShared: false)
        return Workload(
            name: "\(cell.label) \(inputSize)x\(hiddenSize) \(precision), \(width) side by side, step",
            units: 2 * PairBatch.blockSteps
        ) { steps in
            for _ in 0..<steps / PairBatch.blockSteps {
                batch.advance(inputs, steps: PairBatch.blockSteps, areShared: true)
            }
        }
    }
}
