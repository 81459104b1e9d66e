import Recurrent
import Support

/// What a recurrent node says about its computation, besides its weights.
struct ONNXRecurrentNode: Sendable {
    /// The kind of cell.
    let kind: CellKind
    /// The cell with its reset placement.
    let cell: Cell
    /// The activation of its gates.
    let gateActivation: GateActivation
    /// How it reads the sequence.
    let direction: RecurrentModule.Direction
    /// Whether the batch comes before time in its inputs and outputs.
    let isBatchFirst: Bool

    /// The kind of cell of an operation; nil for other operations.
    static func kind(of node: ONNXNode) -> CellKind? {
        guard node.isStandard else { return nil }
        switch node.operation {
        case "LSTM": return .lstm
        case "GRU": return .gru
        case "RNN": return .elman
        default: return nil
        }
    }

    /// Whether an operation is an LSTM whose numbers are whole.
    static func isQuantized(_ node: ONNXNode) -> Bool { node.operation == "DynamicQuantizeLSTM" }

    /// Reads the attributes of a node.
    ///
    /// - Throws: `Obstacle` if it computes something else than the networks here.
    init(_ node: ONNXNode, kind: CellKind, title: String) throws(Obstacle) {
        self.kind = kind
        isBatchFirst = node.attributes["layout"]?.integer == 1
        cell = Cell(
            kind,
            resetPlacement: node.attributes["linear_before_reset"]?.integer == 1 ? .afterProduct : .beforeProduct)
        switch node.attributes["direction"]?.text ?? "forward" {
        case "forward": direction = .forward
        case "reverse": direction = .backward
        case "bidirectional": direction = .both
        case let other:
            throw Obstacle(
                "\(title) has the unknown direction \(other.shortened); "
                    + "export it with forward, reverse or bidirectional.")
        }
        gateActivation = try Self.activation(of: node, kind: kind, count: direction == .both ? 2 : 1, title: title)
        if let clip = node.attributes["clip"]?.number {
            throw Obstacle(
                "\(title) has clip=\(clip.shortestText): gates are clipped. Export it without, or \(Obstacle.traces).")
        }
        if node.attributes["input_forget"]?.integer == 1 {
            throw Obstacle(
                "\(title) has input_forget=1: coupled gates, which cannot be computed. Train it without, or "
                    + "\(Obstacle.traces).")
        }
        if kind == .lstm, node.input(7) != nil {
            throw Obstacle(
                "\(title) has peephole weights (input P), which cannot be computed. Train it without, or "
                    + "\(Obstacle.traces).")
        }
    }

    /// The activation of gates, from the names and parameters of all activations.
    private static func activation(
        of node: ONNXNode, kind: CellKind, count: Int, title: String
    ) throws(Obstacle) -> GateActivation {
        let usual = usualActivations(kind)
        let names = node.attributes["activations"]?.texts ?? []
        guard !names.isEmpty else { return .sigmoid }
        let expected = Array(repeating: usual, count: count).flatMap { $0 }
        let lowered = names.map { $0.lowercased() }
        if lowered == expected.map({ $0.lowercased() }) { return .sigmoid }
        let hard = expected.map { $0 == "Sigmoid" ? "hardsigmoid" : $0.lowercased() }
        if kind.hasGates, lowered == hard {
            let slopes = node.attributes["activation_alpha"]?.numbers ?? []
            let centres = node.attributes["activation_beta"]?.numbers ?? []
            if slopes.prefix(count).allSatisfy({ $0 == 0.2 }), centres.prefix(count).allSatisfy({ $0 == 0.5 }) {
                return .hardSigmoid
            }
            let (alpha, beta) = (texts(slopes), texts(centres))
            throw Obstacle(
                "\(title) has the activation HardSigmoid with alpha \(alpha) and beta \(beta); only 0.2 and 0.5 can be "
                    + "computed. Train it with Sigmoid, or \(Obstacle.traces).")
        }
        throw Obstacle(
            "\(title) has the activations \(names.map(\.shortened).joined(separator: ", ")) instead of "
                + "\(expected.joined(separator: ", ")). Train it with these, or \(Obstacle.traces).")
    }

    private static func texts(_ numbers: [Float]) -> String {
        numbers.map(\.shortestText).joined(separator: ", ")
    }

    private static func usualActivations(_ kind: CellKind) -> [String] {
        switch kind {
        case .lstm: ["Sigmoid", "Tanh", "Tanh"]
        case .gru: ["Sigmoid", "Tanh"]
        case .elman: ["Tanh"]
        }
    }
}

extension Float {
    /// The shortest digits, without a fraction if the number is whole.
    fileprivate var shortestText: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
