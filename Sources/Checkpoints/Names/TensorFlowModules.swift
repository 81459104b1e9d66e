import CheckpointDecoding
import Recurrent
import Support

/// Finds the LSTM cells of TensorFlow 1 by the names of their kernels, such as `rnn/basic_lstm_cell/kernel`.
struct TensorFlowModules {
    /// The modules, sorted by name.
    let modules: [RecurrentModule]

    /// Groups tensors by recurrent cell.
    ///
    /// - Parameters:
    ///   - tensors: The tensors of a file.
    ///   - gateActivation: The activation of gates.
    ///   - forgetBias: What is added to the bias of the forget gate; nil assumes 1.
    init(_ tensors: [StoredTensor], gateActivation: GateActivation, forgetBias: Double?) {
        var groups: [String: [String: StoredTensor]] = [:]
        for tensor in tensors {
            guard let (cell, leaf) = Self.parts(of: tensor.name) else { continue }
            groups[cell, default: [:]][leaf] = tensor
        }
        modules = groups.filter { $0.value["kernel"] != nil || $0.value["weights"] != nil }
            .sorted { $0.key < $1.key }
            .map { Self.module($0.key, $0.value, gateActivation: gateActivation, forgetBias: forgetBias) }
    }

    /// The name of a recurrent cell and of its tensor; nil if there is no such cell.
    private static func parts(of name: String) -> (cell: String, leaf: String)? {
        let path = name.replacing(".", with: "/").split(separator: ":").first.map(String.init) ?? ""
        let components = path.split(separator: "/").map(String.init)
        guard let index = components.lastIndex(where: { isCell($0) }), index + 1 < components.count else { return nil }
        return (components[...index].joined(separator: "/"), components[(index + 1)...].joined(separator: "/"))
    }

    /// Whether part of a name is that of a recurrent cell, such as `basic_lstm_cell_1`.
    private static func isCell(_ component: String) -> Bool {
        let word = component.lowercased()
        return word.contains("lstm_cell") || word.contains("basiclstmcell")
    }

    private static func module(
        _ name: String, _ tensors: [String: StoredTensor], gateActivation: GateActivation, forgetBias: Double?
    ) -> RecurrentModule {
        let assumption =
            "The file does not contain the forget bias that TensorFlow 1 adds; 1, its default, is assumed "
            + "(`--forget-bias`)."
        do throws(Obstacle) {
            let cell = try TensorFlowCell(tensors, name: name, gateActivation: gateActivation)
            try Obstacle.checkConfiguration([cell.layer])
            return RecurrentModule(
                name: name, layers: [cell.layer], framework: .tensorFlow1, direction: .forward, obstacle: nil,
                assumptions: forgetBias == nil ? [assumption] : []
            ) { () throws(Failure) in
                try ModuleWeights([cell.layer], [try cell.weights(forgetBias: forgetBias ?? 1)])
            }
        } catch {
            return RecurrentModule(
                name: name, layers: [], framework: .tensorFlow1, direction: .forward, obstacle: error.reason,
                assumptions: []
            ) { () throws(Failure) in throw Failure(.data, error.reason) }
        }
    }
}

/// The tensors of an LSTM cell of TensorFlow 1: one kernel for inputs and state, and a bias.
private struct TensorFlowCell: Sendable {
    let layer: RecurrentModule.Layer
    private let kernel: StoredTensor
    private let bias: StoredTensor?

    init(_ tensors: [String: StoredTensor], name: String, gateActivation: GateActivation) throws(Obstacle) {
        if let peephole = tensors.keys.filter({ $0.hasSuffix("_diag") }).min() {
            throw Obstacle(
                "The LSTM has peephole weights (\("\(name)/\(peephole)".shortened)), which cannot be computed; "
                    + "train it without `use_peepholes`, or \(Obstacle.traces).")
        }
        if let projection = tensors.keys.filter({ $0.hasPrefix("projection") }).min() {
            throw Obstacle(
                "The LSTM has a projection (\("\(name)/\(projection)".shortened)), which cannot be computed; "
                    + "train it without `num_proj`, or \(Obstacle.traces).")
        }
        if tensors["recurrent_kernel"] != nil {
            throw Obstacle(
                "\("\(name)/recurrent_kernel".shortened) belongs to Keras, whose arrays are not read by their names; save "
                    + "the model as .keras or .h5.")
        }
        guard let kernel = tensors["kernel"] ?? tensors["weights"] else { throw .missing("\(name)/kernel") }
        let bias = tensors["bias"] ?? tensors["biases"]
        for tensor in [kernel, bias].compactMap(\.self) { try Obstacle.checkElements(tensor) }
        guard kernel.shape.count == 2, kernel.shape[1] > 0, kernel.shape[1].isMultiple(of: 4),
            kernel.shape[0] > kernel.shape[1] / 4
        else {
            throw Obstacle(
                "\(kernel.name.shortened) has the shape \(Shape.text(kernel.shape)), which is not that of inputs and "
                    + "units by four gates. For another network, \(Obstacle.traces).")
        }
        let units = kernel.shape[1] / 4
        if let bias, bias.shape != [4 * units] { throw .shape(bias, expected: [4 * units]) }
        try Obstacle.checkSizes(inputSize: kernel.shape[0] - units, hiddenSize: units, of: kernel)
        self.kernel = kernel
        self.bias = bias
        layer = RecurrentModule.Layer(
            cell: .lstm, gateActivation: gateActivation, inputSize: kernel.shape[0] - units, hiddenSize: units,
            hasBias: bias != nil)
    }

    func weights(forgetBias: Double) throws(Failure) -> LayerWeights {
        let units = layer.hiddenSize
        let order = GateOrder.tensorFlow1
        let both = try order.kernel(kernel, units: units)
        let stored = try bias?.numbers() ?? Array(repeating: 0, count: 4 * units)
        var bias = order.bias(stored, units: units)
        for index in units..<2 * units { bias[index] += forgetBias }
        let split = layer.inputSize * 4 * units
        return LayerWeights(
            kernel: Array(both[..<split]), recurrentKernel: Array(both[split...]), bias: bias, recurrentBias: [])
    }
}
