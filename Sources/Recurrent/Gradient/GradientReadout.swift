/// The dense read-out of a training step with its loss, for a group of sequences.
///
/// Rows and V are those of `GradientLayer`; k is the number of outputs.
final class GradientReadout<Vector: LaneVector> {
    typealias Scalar = Vector.Scalar

    /// k.
    private let outputs: Int
    private let units: Int
    private let layout: ParameterLayout
    /// Outputs, then their gradients: [step][k].
    private let values: LaneStorage<Vector>
    /// Targets, or a one for the right output: [step][k].
    private let targets: LaneStorage<Vector>
    /// What the gradient of every sequence is multiplied by: zero for lanes without a sequence.
    private let scale: LaneStorage<Vector>
    private let forward: GroupMatrix<Vector>
    private let backward: GroupMatrix<Vector>
    private let outerProduct: OuterProduct<Vector>
    private let numbers: LaneStorage<Scalar>
    /// A row of ones.
    private let ones: LaneStorage<Vector>

    /// A read-out with zero weights.
    init(_ configuration: TrainableConfiguration, steps: Int, products: ProductVectors) {
        let zero = Vector(repeating: 0)
        let width = GroupLanes<Vector>.vectors
        outputs = configuration.outputs
        units = configuration.network.hiddenSize
        layout = configuration.parameters
        values = LaneStorage(repeating: zero, count: steps * outputs * width)
        targets = LaneStorage(repeating: zero, count: steps * outputs * width)
        scale = LaneStorage(repeating: zero, count: width)
        forward = GroupMatrix(operands: units, rows: outputs, products: products)
        backward = GroupMatrix(operands: outputs, rows: units, products: products)
        outerProduct = OuterProduct(steps: steps, products: products)
        numbers = LaneStorage(repeating: 0, count: outputs * (1 + units))
        ones = LaneStorage(repeating: Vector(repeating: 1), count: width)
    }

    @inline(__always) private var width: Int { GroupLanes<Vector>.vectors }
    @inline(__always) private var rowVectors: Int { outputs * width }

    /// Rounds the read-out's numbers among all parameters to the kernel's precision and packs them.
    func place(_ parameters: UnsafeBufferPointer<Double>) {
        guard let source = parameters.baseAddress else { return }
        for index in 0..<numbers.count {
            numbers.pointer[index] = Scalar(source[layout.readoutBias.lowerBound + index])
        }
        let kernel = UnsafePointer(numbers.pointer + outputs)
        forward.pack(kernel, operandStride: outputs, rowStride: 1)
        backward.pack(kernel, operandStride: 1, rowStride: outputs)
    }

    /// Reads the targets of the sequences of a group.
    func load(_ batch: LabelledSequences, sequences: Range<Int>) {
        let targets = GroupNumbers(targets)
        for step in batch.lossSteps {
            for (lane, sequence) in sequences.enumerated() {
                let place = sequence * batch.steps + step
                switch batch.targets {
                case .values(let values):
                    for output in 0..<outputs {
                        targets[step * outputs + output, lane] = Scalar(values[place * outputs + output])
                    }
                case .classes(let classes):
                    for output in 0..<outputs { targets[step * outputs + output, lane] = 0 }
                    targets[step * outputs + classes[place], lane] = 1
                }
            }
        }
    }

    /// Computes the outputs of some steps.
    ///
    /// - Parameter layer: The top layer, after its steps.
    func compute(_ steps: Range<Int>, of layer: GradientLayer<Vector>) {
        for step in steps {
            forward.multiply(
                layer.outputs(before: step + 1), start: .numbers(numbers.pointer),
                results: values.pointer + step * rowVectors)
        }
    }

    /// The number of output `output` of a sequence in a step.
    func value(step: Int, output: Int, lane: Int) -> Double {
        Double(GroupNumbers(values)[step * outputs + output, lane])
    }

    /// The loss over some steps, summed and not divided; the outputs are replaced by its gradient.
    ///
    /// - Parameters:
    ///   - steps: The steps that count.
    ///   - sequences: The number of sequences, in the first lanes.
    ///   - weight: The weight of a term in the loss.
    func differentiate(
        _ steps: Range<Int>, sequences: Int, loss: TrainingLoss, weight: Double
    ) -> LossSum {
        let numbers = GroupNumbers(scale)
        for lane in 0..<GroupLanes<Vector>.sequences {
            let factor: Double =
                switch loss {
                case .squaredError: 2 * weight
                case .crossEntropy: weight
                }
            numbers[0, lane] = Scalar(lane < sequences ? factor : 0)
        }
        return switch loss {
        case .squaredError: differentiateSquares(steps, sequences: sequences)
        case .crossEntropy: differentiateCrossEntropy(steps, sequences: sequences)
        }
    }

    private func differentiateSquares(_ steps: Range<Int>, sequences: Int) -> LossSum {
        var sum = LossSum()
        let (values, targets) = (GroupNumbers(values), GroupNumbers(targets))
        for row in steps.lowerBound * outputs..<steps.upperBound * outputs {
            for lane in 0..<sequences {
                let error = Double(values[row, lane]) - Double(targets[row, lane])
                sum.value += error * error
            }
            for vector in 0..<width {
                let place = row * width + vector
                let error = self.values.pointer[place] - self.targets.pointer[place]
                self.values.pointer[place] = error * scale.pointer[vector]
            }
        }
        return sum
    }

    /// The gradient of −ln p of the right output by the outputs is p less one for the right output.
    private func differentiateCrossEntropy(_ steps: Range<Int>, sequences: Int) -> LossSum {
        var sum = LossSum()
        let (values, targets) = (GroupNumbers(values), GroupNumbers(targets))
        for step in steps {
            for lane in 0..<sequences {
                var (largest, right) = (-Double.infinity, 0.0)
                for output in 0..<outputs { largest = max(largest, Double(values[step * outputs + output, lane])) }
                var total = 0.0
                for output in 0..<outputs {
                    let value = Double(values[step * outputs + output, lane])
                    total += ElementaryFunctions.exp(value - largest)
                    if targets[step * outputs + output, lane] == 1 { right = value }
                }
                sum.value += ElementaryFunctions.log(total) - (right - largest)
                if right == largest { sum.hits += 1 }
            }
            for vector in 0..<width { differentiateSoftmax(step, vector) }
        }
        return sum
    }

    /// Replaces one vector of every output of a step by its gradient.
    private func differentiateSoftmax(_ step: Int, _ vector: Int) {
        let values = values.pointer + step * rowVectors + vector
        let targets = targets.pointer + step * rowVectors + vector
        var largest = values[0]
        for output in 1..<max(outputs, 2) where output < outputs {
            largest = values[output * width].clamped(above: largest)
        }
        var total = Vector(repeating: 0)
        for output in 0..<outputs {
            let power = Vector.exponential(values[output * width] - largest)
            values[output * width] = power
            total = total + power
        }
        for output in 0..<outputs {
            let probability = values[output * width] / total
            values[output * width] = (probability - targets[output * width]) * scale.pointer[vector]
        }
    }

    /// Writes the gradients of the outputs of the top layer: zero for steps that do not count.
    func backward(_ steps: Range<Int>, into layer: GradientLayer<Vector>) {
        let zero = Vector(repeating: 0)
        for step in 0..<layer.steps {
            let target = layer.row(layer.outputGradient, step)
            if steps.contains(step) {
                backward.multiply(values.pointer + step * rowVectors, start: .zero, results: target)
            } else {
                target.update(repeating: zero, count: layer.unitVectors)
            }
        }
    }

    /// Writes the gradients of the read-out's tensors.
    func writeGradient(
        _ steps: Range<Int>, of layer: GradientLayer<Vector>, to gradient: UnsafeMutablePointer<Scalar>
    ) {
        let errors = StepRows(
            first: UnsafePointer(values.pointer + steps.lowerBound * rowVectors), stride: rowVectors)
        let states = StepRows(
            first: UnsafePointer(layer.outputs(before: steps.lowerBound + 1)), stride: layer.operandVectors)
        outerProduct.write(
            to: gradient + layout.readoutKernel.lowerBound, stride: outputs, operands: states, operandCount: units,
            sums: errors, sumCount: outputs, steps: steps.count)
        outerProduct.write(
            to: gradient + layout.readoutBias.lowerBound, stride: outputs,
            operands: StepRows(first: UnsafePointer(ones.pointer), stride: 0), operandCount: 1, sums: errors,
            sumCount: outputs, steps: steps.count)
    }
}
