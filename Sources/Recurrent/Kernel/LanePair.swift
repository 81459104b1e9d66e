/// The pair kernel: both sequences of every network in SIMD, reading each weight once for the two.
///
/// Per block of steps and layer, the input part W x + b of every step is projected at once; then each step adds the
/// recurrent part and applies the cell.
struct LanePair<Layout: LaneLayout>: PairStepper {
    typealias Vector = Layout.Vector

    private let configuration: NetworkConfiguration
    private let layers: [LaneLayer<Layout>]
    /// Inputs rounded to the kernel's precision: [column][m][network].
    private let columns: LaneStorage<Vector.Scalar>
    private let comparisons: LaneComparisons<Layout>

    /// Networks at rest, whose weights are all zero.
    init(_ configuration: NetworkConfiguration, blockSteps: Int) {
        self.configuration = configuration
        layers = (0..<configuration.layers).map { layer in
            LaneLayer(configuration, inputs: configuration.inputSize(ofLayer: layer), blockSteps: blockSteps)
        }
        columns = LaneStorage(repeating: 0, count: 2 * blockSteps * configuration.inputSize * Layout.networkCount)
        comparisons = LaneComparisons(blockSteps: blockSteps)
    }

    func place(_ weights: NetworkWeights, network: Int) {
        for (layer, weights) in zip(layers, weights.layers) { layer.place(weights, network: network) }
    }

    func read(_ inputs: UnsafeBufferPointer<Double>, network: Int) {
        guard let source = inputs.baseAddress else { return }
        let target = columns.pointer + Layout.place(ofUnit: 0, network: network)
        for index in 0..<inputs.count {
            target[index * Layout.networkCount] = Vector.Scalar(source[index])
        }
    }

    func advance(steps: Int, areShared: Bool) {
        var below = LaneColumns<Layout>(
            start: UnsafeRawPointer(columns.pointer).assumingMemoryBound(to: Layout.Operand.self),
            stride: configuration.inputSize, areShared: areShared)
        for layer in layers {
            layer.advance(below, steps: steps)
            below = layer.outputs
        }
        comparisons.compare(layers, steps: steps)
    }

    func comparison(afterStep step: Int, network: Int) -> PairComparison {
        comparisons.comparison(afterStep: step, network: network)
    }

    func state(_ state: PairState, afterStep step: Int, network: Int) -> [Double] {
        let layer = layers[state.layer]
        let vectors =
            switch state.kind {
            case .output: layer.output(state.sequence, afterStep: step)
            case .cellState: layer.cellState(state.sequence, afterStep: step)
            }
        let count = layer.vectors * Vector.laneCount
        return vectors.withMemoryRebound(to: Vector.Scalar.self, capacity: count) { numbers in
            (0..<configuration.hiddenSize).map { Double(numbers[Layout.place(ofUnit: $0, network: network)]) }
        }
    }
}
