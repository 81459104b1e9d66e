import CheckpointDecoding
import Recurrent
import Support

/// The tensors of one layer and direction of a recurrent module of PyTorch, with shapes that fit.
struct PyTorchLayer: Sendable {
    /// The sizes.
    let layer: RecurrentModule.Layer
    private let weightInput: StoredTensor
    private let weightHidden: StoredTensor
    private let biases: [PyTorchName.Role: StoredTensor]

    /// Finds the recurrent cell and checks every shape.
    ///
    /// - Parameters:
    ///   - tensors: The tensors by role.
    ///   - names: How the tensors would be called.
    ///   - gateActivation: The activation of gates.
    /// - Throws: `Obstacle` that names the first tensor that is missing or does not fit.
    init(
        _ tensors: [PyTorchName.Role: StoredTensor], names: (PyTorchName.Role) -> String,
        gateActivation: GateActivation
    ) throws(Obstacle) {
        if let projection = tensors[.projection] {
            throw Obstacle(
                "The LSTM has a projection (\(projection.name.shortened)), which cannot be computed; train it without "
                    + "`proj_size`, or \(Obstacle.traces).")
        }
        guard let input = tensors[.weightInput] else { throw .missing(names(.weightInput)) }
        guard let hidden = tensors[.weightHidden] else { throw .missing(names(.weightHidden)) }
        for role in PyTorchName.Role.allCases {
            if let tensor = tensors[role] { try Obstacle.checkElements(tensor) }
        }
        guard hidden.shape.count == 2, hidden.shape[1] > 0 else {
            throw Obstacle(
                "\(hidden.name.shortened) has the shape \(Shape.text(hidden.shape)), which is no matrix of weights; save "
                    + "the state_dict again.")
        }
        let (rows, units) = (hidden.shape[0], hidden.shape[1])
        guard let cell = Self.cell(rows: rows, units: units) else {
            throw Obstacle(
                "\(hidden.name.shortened) has the shape \(Shape.text(hidden.shape)); its rows must be 4 times its "
                    + "columns for LSTM, 3 times for GRU, or as many for an Elman network. For another network, "
                    + "\(Obstacle.traces).")
        }
        guard input.shape.count == 2, input.shape[0] == rows else {
            throw .shape(input, expected: [rows, input.shape.last ?? 1])
        }
        try Obstacle.checkSizes(inputSize: input.shape[1], hiddenSize: units, of: input)
        biases = tensors.filter { $0.key == .biasInput || $0.key == .biasHidden }
        for role in [PyTorchName.Role.biasInput, .biasHidden] {
            if let bias = biases[role], bias.shape != [rows] { throw .shape(bias, expected: [rows]) }
        }
        weightInput = input
        weightHidden = hidden
        layer = RecurrentModule.Layer(
            cell: cell, gateActivation: gateActivation, inputSize: input.shape[1], hiddenSize: units,
            hasBias: !biases.isEmpty)
    }

    private static func cell(rows: Int, units: Int) -> Cell? {
        guard rows.isMultiple(of: units) else { return nil }
        switch rows / units {
        case 4: return .lstm
        case 3: return .gru(.afterProduct)
        case 1: return .elman
        default: return nil
        }
    }

    /// Reads the numbers.
    ///
    /// Biases are added after widening; a GRU's candidate keeps both, because one of them is under the reset gate.
    ///
    /// - Throws: `Failure` if the file cannot be read or a number is not finite.
    func weights() throws(Failure) -> LayerWeights {
        let units = layer.hiddenSize
        let order = GateOrder.pyTorch(layer.cell.kind)
        let count = layer.cell.kind.gateCount * units
        let kernel = try order.kernel(transposing: weightInput, units: units)
        let recurrentKernel = try order.kernel(transposing: weightHidden, units: units)
        var bias = try biases[.biasInput]?.numbers() ?? Array(repeating: 0, count: count)
        let second = try biases[.biasHidden]?.numbers() ?? Array(repeating: 0, count: count)
        let joined = layer.cell.kind.hasSeparateCandidate ? count - units : count
        for index in 0..<joined { bias[index] += second[index] }
        return LayerWeights(
            kernel: kernel, recurrentKernel: recurrentKernel, bias: order.bias(bias, units: units),
            recurrentBias: Array(second[joined...]))
    }
}
