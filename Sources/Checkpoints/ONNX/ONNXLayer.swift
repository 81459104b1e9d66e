import CheckpointDecoding
import Recurrent
import Support

/// A direction of a recurrent node: the arrays that it reads its weights from.
struct ONNXLayer: Sendable {
    /// The layer's sizes.
    let layer: RecurrentModule.Layer
    private let kernel: ONNXConstant
    private let recurrentKernel: ONNXConstant
    private let bias: ONNXConstant?
    private let direction: Int

    /// The number of numbers that are touched to read the weights.
    var cost: Int { kernel.cost + recurrentKernel.cost + (bias?.cost ?? 0) }

    /// Finds the weights of a node and checks their shapes.
    ///
    /// - Parameters:
    ///   - node: The node.
    ///   - settings: What its attributes say.
    ///   - scope: The graph that contains it.
    ///   - direction: 0, or 1 for the second direction of a bidirectional node.
    ///   - title: What to call it in messages.
    ///   - constants: The constant values of the model.
    /// - Throws: `Obstacle` if a weight is missing, not constant, or of the wrong shape.
    init(
        _ node: ONNXNode, _ settings: ONNXRecurrentNode, in scope: Int, direction: Int, title: String,
        _ constants: inout ONNXConstants
    ) throws(Obstacle) {
        let directions = settings.direction == .both ? 2 : 1
        func weight(_ index: Int, _ role: String, rank: Int) throws(Obstacle) -> ONNXConstant? {
            guard let name = node.input(index) else { return nil }
            guard let constant = constants.constant(name, in: scope) else {
                throw Obstacle(
                    "\(title) computes its input \(role) (\(name.shortened)) by operations that cannot be followed; "
                        + "simplify the model with onnxsim, or \(Obstacle.traces).")
            }
            guard constant.shape.count == rank, constant.shape[0] == directions else {
                throw Obstacle(
                    "\(title) has an input \(role) of the shape \(Shape.text(constant.shape)), which does not fit its "
                        + "direction; export the model again.")
            }
            return constant
        }
        guard let kernel = try weight(1, "W", rank: 3), let recurrentKernel = try weight(2, "R", rank: 3) else {
            throw Obstacle("\(title) has no weights (inputs W and R); export the whole model.")
        }
        bias = try weight(3, "B", rank: 2)
        let units = recurrentKernel.shape[2]
        try Self.checkSizes(inputSize: kernel.shape[2], hiddenSize: units, title: title)
        let rows = settings.kind.gateCount * units
        for constant in [kernel, recurrentKernel, bias] {
            if let obstacle = constant?.obstacle { throw obstacle }
        }
        let wanted = [
            ("W", kernel.shape, [directions, rows, kernel.shape[2]]),
            ("R", recurrentKernel.shape, [directions, rows, units]),
            ("B", bias?.shape ?? [directions, 2 * rows], [directions, 2 * rows]),
        ]
        for (role, shape, wanted) in wanted where shape != wanted {
            throw Obstacle(
                "\(title) has an input \(role) of the shape \(Shape.text(shape)); the others need "
                    + "\(Shape.text(wanted)). Export the model again.")
        }
        if let declared = node.attributes["hidden_size"]?.integer, declared != units {
            throw Obstacle(
                "\(title) has hidden_size=\(declared.grouped), but weights for \(units.grouped) units; "
                    + "export the model again.")
        }
        self.kernel = kernel
        self.recurrentKernel = recurrentKernel
        self.direction = direction
        layer = RecurrentModule.Layer(
            cell: settings.cell, gateActivation: settings.gateActivation, inputSize: kernel.shape[2],
            hiddenSize: units, hasBias: bias != nil)
    }

    private static func checkSizes(inputSize: Int, hiddenSize: Int, title: String) throws(Obstacle) {
        let (units, inputs) = (NetworkConfiguration.sizes, NetworkConfiguration.readInputSizes)
        guard units.contains(hiddenSize), inputs.contains(inputSize) else {
            throw Obstacle(
                "\(title) has a hidden size of \(hiddenSize.grouped) and an input size of \(inputSize.grouped); they "
                    + "must be 1…\(units.upperBound.grouped) and 1…\(inputs.upperBound.grouped). For a larger one, "
                    + "\(Obstacle.traces).")
        }
    }

    /// Reads the weights: rows are the columns of gates, in the order i o f c or z r h.
    func weights() throws(Failure) -> LayerWeights {
        let order = GateOrder.onnx(layer.cell.kind)
        let columns = layer.cell.kind.gateCount * layer.hiddenSize
        var bias = Array(repeating: 0.0, count: columns)
        var second = bias
        if let numbers = try self.bias?.numbers() {
            let start = direction * 2 * columns
            bias = Array(numbers[start..<start + columns])
            second = Array(numbers[start + columns..<start + 2 * columns])
        }
        let joined = layer.cell.kind.hasSeparateCandidate ? columns - layer.hiddenSize : columns
        for index in 0..<joined { bias[index] += second[index] }
        return LayerWeights(
            kernel: try matrix(kernel, order), recurrentKernel: try matrix(recurrentKernel, order),
            bias: order.bias(bias, units: layer.hiddenSize), recurrentBias: Array(second[joined...]))
    }

    /// A kernel with inputs in rows.
    private func matrix(_ constant: ONNXConstant, _ order: GateOrder) throws(Failure) -> [Double] {
        let (columns, inputs) = (constant.shape[1], constant.shape[2])
        let numbers = try constant.numbers()
        let start = direction * columns * inputs
        var matrix = NumberMatrix.zeros(columns * inputs)
        order.transpose(
            numbers[start..<start + columns * inputs], at: 0, inputs: inputs, units: layer.hiddenSize, into: &matrix)
        return matrix
    }
}

extension GateOrder {
    /// The order of ONNX: i o f c, z r h, or one block.
    static func onnx(_ cell: CellKind) -> GateOrder {
        switch cell {
        case .lstm: GateOrder(places: [0, 3, 1, 2])
        case .gru: GateOrder(places: [0, 1, 2])
        case .elman: GateOrder(places: [0])
        }
    }
}
