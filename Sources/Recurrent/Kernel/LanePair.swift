/// The pair kernel: both sequences in SIMD, reading each weight once for the two.
///
/// Per block of steps and layer, the input part W x + b of every step is projected at once; then each step adds the
/// recurrent part and applies the cell.
struct LanePair<Vector: LaneVector>: PairStepper {
    private let configuration: NetworkConfiguration
    private let layers: [LaneLayer<Vector>]
    /// Inputs rounded to the kernel's precision: [column][m].
    private let columns: LaneStorage<Vector.Scalar>
    private(set) var comparisons: [PairComparison] = []

    /// A network at rest: every state is zero.
    init(_ weights: NetworkWeights, blockSteps: Int) {
        configuration = weights.configuration
        layers = weights.layers.enumerated().map { index, layer in
            LaneLayer(
                layer, configuration: weights.configuration, inputs: weights.configuration.inputSize(ofLayer: index),
                blockSteps: blockSteps)
        }
        columns = LaneStorage(repeating: 0, count: 2 * blockSteps * configuration.inputSize)
    }

    mutating func advance(_ inputs: UnsafeBufferPointer<Double>, steps: Int, areShared: Bool) {
        for (index, input) in inputs.enumerated() { columns.pointer[index] = Vector.Scalar(input) }
        var below = LaneColumns<Vector>(
            start: UnsafePointer(columns.pointer), stride: configuration.inputSize, areShared: areShared)
        for layer in layers {
            layer.advance(below, steps: steps)
            below = layer.outputs
        }
        comparisons.removeAll(keepingCapacity: true)
        for step in 0..<steps { comparisons.append(comparison(afterStep: step)) }
    }

    @inline(__always)
    private func comparison(afterStep step: Int) -> PairComparison {
        let top = layers[layers.count - 1]
        let (a, b) = (top.output(.a, afterStep: step), top.output(.b, afterStep: step))
        let (maximum, isSame) = Vector.difference(a, b, count: top.vectors)
        return PairComparison(
            maximumDifference: Double(maximum),
            cosineIsOne: isSame || Vector.cosineIsOne(a, b, count: top.vectors),
            outputsAreSame: isSame,
            statesAreSame: isSame && layers.allSatisfy { $0.statesAreSame(afterStep: step) })
    }

    func state(_ state: PairState, afterStep step: Int) -> [Double] {
        let layer = layers[state.layer]
        let vectors =
            switch state.kind {
            case .output: layer.output(state.sequence, afterStep: step)
            case .cellState: layer.cellState(state.sequence, afterStep: step)
            }
        return vectors.withMemoryRebound(to: Vector.Scalar.self, capacity: configuration.hiddenSize) { numbers in
            (0..<configuration.hiddenSize).map { Double(numbers[$0]) }
        }
    }
}
