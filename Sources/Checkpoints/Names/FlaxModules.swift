import CheckpointDecoding
import Recurrent
import Support

/// Finds the recurrent cells of Flax, which keep every gate apart: `ii`, `if`, …, `hn`.
struct FlaxModules {
    /// The modules, sorted by name.
    let modules: [RecurrentModule]

    /// Groups tensors by recurrent cell.
    init(_ tensors: [StoredTensor], gateActivation: GateActivation) {
        var groups: [String: [String: StoredTensor]] = [:]
        for tensor in tensors {
            let components = tensor.name.replacing("/", with: ".").split(separator: ".").map(String.init)
            guard components.count >= 2, ["kernel", "bias"].contains(components[components.count - 1]),
                Self.gates.contains(components[components.count - 2])
            else { continue }
            let cell = components.dropLast(2).joined(separator: ".")
            groups[cell, default: [:]][components.suffix(2).joined(separator: ".")] = tensor
        }
        // One or two letters are no proof; a whole row of gates is.
        modules = groups.filter { $0.value["hn.kernel"] != nil || $0.value["hg.kernel"] != nil }
            .sorted { $0.key < $1.key }
            .map { Self.module($0.key, $0.value, gateActivation: gateActivation) }
    }

    /// The names of gates.
    static let gates: Set = [
        "ii", "if", "ig", "io", "hi", "hf", "hg", "ho", "ir", "iz", "in", "hr", "hz", "hn",
    ]

    private static func module(
        _ name: String, _ tensors: [String: StoredTensor], gateActivation: GateActivation
    ) -> RecurrentModule {
        do throws(Obstacle) {
            let cell = try FlaxCell(tensors, name: name, gateActivation: gateActivation)
            try Obstacle.checkConfiguration([cell.layer])
            return RecurrentModule(
                name: name, layers: [cell.layer], framework: .flax, direction: .forward, obstacle: nil, assumptions: []
            ) { () throws(Failure) in try ModuleWeights([cell.layer], [try cell.weights()]) }
        } catch {
            return RecurrentModule(
                name: name, layers: [], framework: .flax, direction: .forward, obstacle: error.reason, assumptions: []
            ) { () throws(Failure) in throw Failure(.data, error.reason) }
        }
    }
}

/// The tensors of a recurrent cell of Flax.
private struct FlaxCell: Sendable {
    let layer: RecurrentModule.Layer
    private let tensors: [String: StoredTensor]
    /// The letters of the gates in canonical order.
    private let letters: [String]

    init(_ tensors: [String: StoredTensor], name: String, gateActivation: GateActivation) throws(Obstacle) {
        let isLSTM = tensors["hg.kernel"] != nil
        letters = isLSTM ? ["i", "f", "g", "o"] : ["z", "r", "n"]
        let prefix = name.isEmpty ? "" : name + "."
        guard let first = tensors["i\(letters[0]).kernel"] else { throw .missing("\(prefix)i\(letters[0]).kernel") }
        guard first.shape.count == 2 else {
            throw Obstacle(
                "\(first.name.shortened) has the shape \(Shape.text(first.shape)), which is no matrix; save "
                    + "the parameters again.")
        }
        let (inputs, units) = (first.shape[0], first.shape[1])
        for letter in letters {
            for (side, rows) in [("i", inputs), ("h", units)] {
                guard let kernel = tensors["\(side)\(letter).kernel"] else {
                    throw .missing("\(prefix)\(side)\(letter).kernel")
                }
                guard kernel.shape == [rows, units] else { throw .shape(kernel, expected: [rows, units]) }
                try Obstacle.checkElements(kernel)
                guard let bias = tensors["\(side)\(letter).bias"] else { continue }
                guard bias.shape == [units] else { throw .shape(bias, expected: [units]) }
                try Obstacle.checkElements(bias)
            }
        }
        try Obstacle.checkSizes(inputSize: inputs, hiddenSize: units, of: first)
        self.tensors = tensors
        layer = RecurrentModule.Layer(
            cell: isLSTM ? .lstm : .gru(.afterProduct), gateActivation: gateActivation, inputSize: inputs,
            hiddenSize: units, hasBias: tensors.keys.contains { $0.hasSuffix("bias") })
    }

    func weights() throws(Failure) -> LayerWeights {
        let units = layer.hiddenSize
        var bias: [Double] = []
        var recurrentBias: [Double] = []
        for letter in letters {
            let input = try self.bias("i\(letter)")
            let hidden = try self.bias("h\(letter)")
            let keepsBoth = layer.cell.kind.hasSeparateCandidate && letter == "n"
            bias += keepsBoth ? input : zip(input, hidden).map { $0 + $1 }
            if keepsBoth { recurrentBias = hidden }
        }
        return LayerWeights(
            kernel: try kernel("i", rows: layer.inputSize), recurrentKernel: try kernel("h", rows: units), bias: bias,
            recurrentBias: recurrentBias)
    }

    private func bias(_ gate: String) throws(Failure) -> [Double] {
        try tensors["\(gate).bias"]?.numbers() ?? Array(repeating: 0, count: layer.hiddenSize)
    }

    /// The kernels of all gates side by side.
    private func kernel(_ side: String, rows: Int) throws(Failure) -> [Double] {
        let units = layer.hiddenSize
        let columns = letters.count * units
        var kernel = NumberMatrix.zeros(rows * columns)
        for (block, letter) in letters.enumerated() {
            try tensors["\(side)\(letter).kernel"]?.forEachRun { first, numbers in
                NumberMatrix.put(
                    numbers, at: first, width: units, into: &kernel, from: block * units, columns: columns)
            }
        }
        return kernel
    }
}
