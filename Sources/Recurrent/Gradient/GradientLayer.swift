/// One layer of a training step: the states of a window and the gradients of its weights, for a group of sequences.
///
/// V is the number of vectors that hold one number of every sequence, m the number of inputs and n that of units. A row is
/// V vectors. Backpropagation goes through the steps in reverse and replaces every activation by the gradient of its
/// pre-activation; the gradients of the weights are then products over all steps (Werbos 1990, doi:10.1109/5.58337).
final class GradientLayer<Vector: LaneVector> {
    typealias Scalar = Vector.Scalar

    let configuration: LayerConfiguration
    /// The number of steps of a window.
    let steps: Int
    let weights: GradientWeights<Vector>

    /// A one, x_t and h_{t−1}: [1 + step][1 + m + n]; after the last step only its h is used.
    let operands: LaneStorage<Vector>
    /// The activations of all gates, then the gradients of their pre-activations: [step][gate][n].
    let gates: LaneStorage<Vector>
    /// c: [1 + step][n]; empty for recurrent cells without it.
    let c: LaneStorage<Vector>
    /// tanh c: [step][n], as `c`.
    let tanhC: LaneStorage<Vector>
    /// Of a separate candidate, U h + b, then the gradient of it; r∘h where the reset comes before the product: [step][n].
    let candidate: LaneStorage<Vector>
    /// The gradient of h_t from the layer above: [step][n].
    let outputGradient: LaneStorage<Vector>
    /// The gradient of x_t and h_{t−1} in one step: [m + n].
    let operandGradient: LaneStorage<Vector>
    /// The gradient of c_t from step t + 1, or of r∘h in one step: [n].
    let stateGradient: LaneStorage<Vector>
    /// The results of first stages for second stages: [twin of a stretch].
    private let begun: LaneStorage<ReducedExponential<Twin<Vector>>>
    private let place: ParameterLayout.Layer
    private let outerProduct: OuterProduct<Vector>
    private let wide: WideFunctions?

    /// The number of twins in a stretch: what their first stages store fits the nearest cache.
    private static var twinsPerStretch: Int { 32 }

    /// A layer at rest with zero weights.
    init(
        _ configuration: LayerConfiguration, place: ParameterLayout.Layer, isFirst: Bool, steps: Int,
        products: ProductVectors
    ) {
        let zero = Vector(repeating: 0)
        func rows(_ count: Int) -> LaneStorage<Vector> {
            LaneStorage(repeating: zero, count: count * GroupLanes<Vector>.vectors)
        }
        let (inputs, units) = (configuration.inputSize, configuration.hiddenSize)
        let kind = configuration.cell.kind
        self.configuration = configuration
        self.steps = steps
        self.place = place
        outerProduct = OuterProduct(steps: steps, products: products)
        wide = products.available(Vector.wideFunctions)
        weights = GradientWeights(configuration, place: place, isFirst: isFirst, products: products)
        operands = rows((steps + 1) * (1 + inputs + units))
        gates = rows(steps * configuration.columns)
        c = rows(kind.hasCellState ? (steps + 1) * units : 0)
        tanhC = rows(kind.hasCellState ? steps * units : 0)
        candidate = rows(kind.hasSeparateCandidate ? steps * units : 0)
        outputGradient = rows(steps * units)
        operandGradient = rows(inputs + units)
        stateGradient = rows(units)
        let zeros = Twin<Vector>(repeating: 0)
        begun = LaneStorage(
            repeating: ReducedExponential(minusOne: zeros, shiftedPower: zeros), count: Self.twinsPerStretch)
        let one = Vector(repeating: 1)
        for step in 0..<steps {
            for vector in 0..<width { operands(step)[vector] = one }
        }
    }

    // MARK: Places

    /// V.
    @inline(__always) var width: Int { GroupLanes<Vector>.vectors }
    /// The number of vectors in n rows.
    @inline(__always) var unitVectors: Int { configuration.hiddenSize * width }
    /// The number of vectors of a step's operands.
    @inline(__always) var operandVectors: Int { (1 + configuration.inputSize + configuration.hiddenSize) * width }

    /// A one, x and the h before step `step`.
    @inline(__always)
    func operands(_ step: Int) -> UnsafeMutablePointer<Vector> { operands.pointer + step * operandVectors }

    /// The inputs of step `step`.
    @inline(__always)
    func inputs(_ step: Int) -> UnsafeMutablePointer<Vector> { operands(step) + width }

    /// The outputs before step `step`.
    @inline(__always)
    func outputs(before step: Int) -> UnsafeMutablePointer<Vector> {
        inputs(step) + configuration.inputSize * width
    }

    /// The activations of a gate in step `step`.
    @inline(__always)
    func gate(_ gate: Int, _ step: Int) -> UnsafeMutablePointer<Vector> {
        gates.pointer + (step * configuration.cell.kind.gateCount + gate) * unitVectors
    }

    /// The row of each unit in one step of `states`.
    @inline(__always)
    func row(_ states: LaneStorage<Vector>, _ step: Int) -> UnsafeMutablePointer<Vector> {
        states.pointer + step * unitVectors
    }

    /// The gradient of h before the step that was last taken back.
    @inline(__always)
    var previousOutputGradient: UnsafeMutablePointer<Vector> {
        operandGradient.pointer + configuration.inputSize * width
    }

    /// Where the gradients that `weights.gates` propagates begin.
    @inline(__always)
    func propagated(_ matrix: GroupMatrix<Vector>) -> UnsafeMutablePointer<Vector> {
        operandGradient.pointer + operandGradient.count - matrix.rows * width
    }

    // MARK: A window

    /// Places the weights among all parameters.
    func place(_ parameters: UnsafeBufferPointer<Double>) { weights.place(parameters) }

    /// Begins a window with the states after the last one, or at rest.
    func begin(carriesState: Bool) {
        let zero = Vector(repeating: 0)
        let first = outputs(before: 0)
        if carriesState {
            first.update(from: outputs(before: steps), count: unitVectors)
            if c.count > 0 { c.pointer.update(from: row(c, steps), count: unitVectors) }
        } else {
            first.update(repeating: zero, count: unitVectors)
            if c.count > 0 { c.pointer.update(repeating: zero, count: unitVectors) }
        }
    }

    /// Computes the states of all steps from their inputs.
    func forward() {
        for step in 0..<steps {
            switch configuration.cell {
            case .lstm: forwardLSTM(step)
            case .gru(.afterProduct): forwardResetAfter(step)
            case .gru(.beforeProduct): forwardResetBefore(step)
            case .elman: forwardElman(step)
            }
        }
    }

    /// Computes the gradients of all pre-activations from those of the outputs.
    ///
    /// - Parameter propagate: Called after each step, from the last to the first, with the gradients of its inputs.
    @inline(__always)
    func backward(_ propagate: (_ step: Int, _ inputGradient: UnsafePointer<Vector>) -> Void) {
        let zero = Vector(repeating: 0)
        operandGradient.pointer.update(repeating: zero, count: operandGradient.count)
        stateGradient.pointer.update(repeating: zero, count: unitVectors)
        for step in (0..<steps).reversed() {
            switch configuration.cell {
            case .lstm: backwardLSTM(step)
            case .gru(.afterProduct): backwardResetAfter(step)
            case .gru(.beforeProduct): backwardResetBefore(step)
            case .elman: backwardElman(step)
            }
            propagate(step, operandGradient.pointer)
        }
    }

    /// Writes the gradients of the layer's tensors.
    ///
    /// - Parameter gradient: The gradients of all parameters.
    func writeGradient(to gradient: UnsafeMutablePointer<Scalar>) {
        let (inputs, units, columns) = (configuration.inputSize, configuration.hiddenSize, configuration.columns)
        let target = gradient + place.bias.lowerBound
        let (x, sums) = (stepRows(operands, operandVectors), stepRows(gates, columns * width))
        let hasCandidate = configuration.cell.kind.hasSeparateCandidate
        let block = hasCandidate ? columns - units : columns
        outerProduct.write(
            to: target, stride: columns, operands: x, operandCount: 1 + inputs + units, sums: sums, sumCount: block,
            steps: steps)
        guard hasCandidate else { return }

        let candidateSums = sums.dropping(block)
        outerProduct.write(
            to: target + block, stride: columns, operands: x, operandCount: 1 + inputs, sums: candidateSums,
            sumCount: units, steps: steps)
        let recurrent = target + (1 + inputs) * columns + block
        let bias = gradient + place.recurrentBias.lowerBound
        let products = stepRows(candidate, unitVectors)
        if configuration.cell.joinsCandidateBiases {
            outerProduct.write(
                to: recurrent, stride: columns, operands: products, operandCount: units, sums: candidateSums,
                sumCount: units, steps: steps)
            bias.update(from: target + block, count: units)
        } else {
            outerProduct.write(
                to: recurrent, stride: columns, operands: x.dropping(1 + inputs), operandCount: units, sums: products,
                sumCount: units, steps: steps)
            outerProduct.write(
                to: bias, stride: units, operands: x, operandCount: 1, sums: products, sumCount: units, steps: steps)
        }
    }

    private func stepRows(_ storage: LaneStorage<Vector>, _ stride: Int) -> StepRows<Vector> {
        StepRows(first: UnsafePointer(storage.pointer), stride: stride)
    }

    // MARK: Functions

    /// Writes σ of some vectors, an even number of them, or replaces them by it.
    @inline(never)
    func logistic(_ source: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, count: Int) {
        guard let wide else { return map(StagedLogistic.self, source, to: target, count: count) }
        wide.logistic(source, to: target, vectors: count)
    }

    /// Writes tanh of some vectors, an even number of them, or replaces them by it.
    @inline(never)
    func tanh(_ source: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, count: Int) {
        guard let wide else { return map(StagedTanh.self, source, to: target, count: count) }
        wide.tanh(source, to: target, vectors: count)
    }

    /// Writes the function of some vectors, in two stages over stretches of twins, see `StagedFunction`.
    @inline(__always)
    private func map<Function: StagedFunction>(
        _ function: Function.Type, _ source: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, count: Int
    ) {
        let begun = begun.pointer
        var first = 0
        while first < count {
            let twins = min(Self.twinsPerStretch, (count - first) / 2)
            for twin in 0..<twins { begun[twin] = Function.begin(Twin(source + first + 2 * twin, distance: 1)) }
            for twin in 0..<twins {
                let place = first + 2 * twin
                Function.finish(Twin(source + place, distance: 1), begun[twin]).store(to: target + place)
            }
            first += 2 * Self.twinsPerStretch
        }
    }
}
