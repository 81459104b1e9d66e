/// The pair kernel: both sequences of every network in SIMD, reading each weight once for both.
///
/// For each block of steps and layer, the input part W x + b of every step is projected at once; then each step adds
/// the recurrent part and applies the recurrent cell.
///
/// Copies share their memory; it is a structure only so that calls need no dispatch.
struct LanePair<Layout: LaneLayout>: PairStepper {
    typealias Vector = Layout.Vector

    private let configuration: NetworkConfiguration
    private let blockSteps: Int
    private let layers: [LaneLayer<Layout>]
    /// Inputs rounded to the kernel's precision: [network][column][m], starting at a whole vector for every network.
    private let inputs: LaneStorage<Vector>
    /// The number of vectors that hold the inputs of one network.
    private let vectorsOfInputs: Int
    /// The inputs of networks side by side, feature by feature: [column][m][network].
    private let columns: LaneStorage<Vector>
    private let comparisons: LaneComparisons<Layout>

    /// Networks at rest with zero weights, for blocks of up to `blockSteps` steps.
    init(_ configuration: NetworkConfiguration, blockSteps: Int) {
        self.configuration = configuration
        self.blockSteps = blockSteps
        layers = (0..<configuration.layers).map { layer in
            LaneLayer(configuration.layer(layer), blockSteps: blockSteps)
        }
        let zero = Vector(repeating: 0)
        vectorsOfInputs = (2 * blockSteps * configuration.inputSize + Vector.laneCount - 1) / Vector.laneCount
        inputs = LaneStorage(repeating: zero, count: Layout.networkCount * vectorsOfInputs)
        columns = LaneStorage(
            repeating: zero, count: Layout.networkCount > 1 ? vectorsOfInputs * Vector.laneCount : 0)
        comparisons = LaneComparisons(blockSteps: blockSteps)
    }

    func place(_ weights: NetworkWeights, network: Int, while proceeds: () -> Bool) -> Bool {
        zip(layers, weights.layers).allSatisfy { $0.place($1, network: network, while: proceeds) }
    }

    func read(_ inputs: UnsafeBufferPointer<Double>, network: Int) {
        precondition(
            (0..<Layout.networkCount).contains(network) && inputs.count <= 2 * blockSteps * configuration.inputSize,
            "there is room for a block of every network")
        guard let source = inputs.baseAddress else { return }
        let target = Layout.numbers(self.inputs.pointer + network * vectorsOfInputs)
        for index in 0..<inputs.count { target[index] = Vector.Scalar(source[index]) }
    }

    func advance(steps: Int, areShared: Bool) {
        precondition((1...blockSteps).contains(steps), "there is room for \(blockSteps) steps")
        let numbers = steps * configuration.inputSize * (areShared ? 1 : 2)
        var below = LaneColumns<Layout>(
            start: operands(numbers), stride: configuration.inputSize, areShared: areShared)
        for layer in layers {
            layer.advance(below, steps: steps)
            below = layer.outputs
        }
        comparisons.compare(layers, steps: steps)
    }

    /// The first `count` inputs of every network in the order that products read: number by number for a single
    /// network, otherwise transposed so that the numbers of all networks are adjacent.
    private func operands(_ count: Int) -> UnsafePointer<Layout.Operand> {
        guard Layout.networkCount > 1 else { return UnsafePointer(Layout.operands(inputs.pointer)) }
        for vector in 0..<(count + Vector.laneCount - 1) / Vector.laneCount {
            Vector.transpose(
                inputs.pointer + vector, stride: vectorsOfInputs, to: columns.pointer + vector * Vector.laneCount)
        }
        return UnsafePointer(Layout.operands(columns.pointer))
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
        let numbers = Layout.numbers(UnsafeMutablePointer(mutating: vectors))
        return (0..<configuration.hiddenSizes[state.layer]).map {
            Double(numbers[Layout.place(ofUnit: $0, network: network)])
        }
    }
}
