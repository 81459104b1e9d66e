/// The gradients of a network with a read-out over a window, for a group of sequences in the lanes of vectors.
final class GradientKernel<Vector: LaneVector> {
    private let layers: [GradientLayer<Vector>]
    private let readout: GradientReadout<Vector>
    private let gradient: LaneStorage<Vector.Scalar>

    /// A network of zero weights, for windows of `steps` steps.
    init(_ configuration: TrainableConfiguration, steps: Int, products: ProductVectors) {
        let layout = configuration.parameters
        layers = (0..<configuration.network.layers).map { index in
            GradientLayer(
                configuration.network.layer(index), place: layout.layers[index], isFirst: index == 0, steps: steps,
                products: products)
        }
        readout = GradientReadout(configuration, steps: steps, products: products)
        gradient = LaneStorage(repeating: 0, count: layout.count)
    }

    /// Rounds the parameters to the kernel's precision and packs them.
    func place(_ parameters: UnsafeBufferPointer<Double>) {
        for layer in layers { layer.place(parameters) }
        readout.place(parameters)
    }

    /// Computes the outputs of all steps and the loss, and, if wanted, the gradients of the parameters.
    func evaluate(
        _ batch: LabelledSequences, sequences: Range<Int>, carriesState: Bool, wantsGradient: Bool
    ) -> LossSum {
        load(batch, sequences: sequences)
        for (index, layer) in layers.enumerated() {
            layer.begin(carriesState: carriesState)
            if index > 0 { pass(from: layers[index - 1], to: layer) }
            layer.forward()
        }
        let top = layers[layers.count - 1]
        readout.compute(batch.lossSteps, of: top)
        let loss: TrainingLoss =
            switch batch.targets {
            case .values: .squaredError
            case .classes: .crossEntropy
            }
        let sum = readout.differentiate(
            batch.lossSteps, sequences: sequences.count, loss: loss, weight: 1 / Double(batch.lossTerms))
        if wantsGradient { propagate(batch.lossSteps) }
        return sum
    }

    /// Reads the inputs and targets of a group; lanes without a sequence read zeros.
    private func load(_ batch: LabelledSequences, sequences: Range<Int>) {
        for step in 0..<batch.steps {
            let inputs = GroupNumbers(layers[0].inputs(step))
            for lane in 0..<GroupLanes<Vector>.sequences {
                guard lane < sequences.count else {
                    for feature in 0..<batch.features { inputs[feature, lane] = 0 }
                    continue
                }
                let source = ((sequences.lowerBound + lane) * batch.steps + step) * batch.features
                for feature in 0..<batch.features {
                    inputs[feature, lane] = Vector.Scalar(batch.inputs[source + feature])
                }
            }
        }
        readout.load(batch, sequences: sequences)
    }

    /// Gives the outputs of a layer to the one above.
    private func pass(from lower: GradientLayer<Vector>, to upper: GradientLayer<Vector>) {
        for step in 0..<lower.steps {
            upper.inputs(step).update(from: lower.outputs(before: step + 1), count: lower.unitVectors)
        }
    }

    /// Propagates the gradients of the outputs down to every tensor.
    private func propagate(_ lossSteps: Range<Int>) {
        let top = layers[layers.count - 1]
        readout.writeGradient(lossSteps, of: top, to: gradient.pointer)
        readout.backward(lossSteps, into: top)
        for index in layers.indices.reversed() {
            let layer = layers[index]
            layer.backward { step, inputGradient in
                guard index > 0 else { return }
                let lower = layers[index - 1]
                lower.row(lower.outputGradient, step).update(from: inputGradient, count: lower.unitVectors)
            }
            layer.writeGradient(to: gradient.pointer)
        }
    }

    /// Adds the last gradients of all parameters.
    func addGradient(to total: UnsafeMutableBufferPointer<Double>) {
        precondition(total.count == gradient.count, "there is a number for every parameter")
        for index in total.indices { total[index] += Double(gradient.pointer[index]) }
    }

    /// The states after the last window, see `GradientGroup.states`.
    var states: [Double] {
        var numbers: [Double] = []
        forEachState { state, rows in
            for row in 0..<rows {
                for lane in 0..<GroupLanes<Vector>.sequences { numbers.append(Double(state[row, lane])) }
            }
        }
        return numbers
    }

    /// Sets the states after the last window.
    func restore(_ states: [Double]) {
        var next = 0
        forEachState { state, rows in
            precondition(
                next + rows * GroupLanes<Vector>.sequences <= states.count, "there is a number for every state")
            for row in 0..<rows {
                for lane in 0..<GroupLanes<Vector>.sequences {
                    state[row, lane] = Vector.Scalar(states[next])
                    next += 1
                }
            }
        }
    }

    private func forEachState(_ body: (_ state: GroupNumbers<Vector>, _ rows: Int) -> Void) {
        for layer in layers {
            body(GroupNumbers(layer.outputs(before: layer.steps)), layer.configuration.hiddenSize)
            if layer.c.count > 0 { body(GroupNumbers(layer.row(layer.c, layer.steps)), layer.configuration.hiddenSize) }
        }
    }
}
