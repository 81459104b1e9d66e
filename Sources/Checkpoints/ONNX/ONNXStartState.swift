import CheckpointDecoding
import Recurrent
import Support

/// Where the states of a recurrent node come from.
enum ONNXStartState: Sendable {
    /// They are zero.
    case zero
    /// They are in the model: h and, for LSTM, c.
    case stored(output: ONNXConstant?, cellState: ONNXConstant?)
    /// They are not in the model; zeros are assumed, as a sentence says.
    case assumed(String)

    /// Follows the inputs for states of a node.
    init(_ node: ONNXNode, kind: CellKind, in scope: Int, title: String, _ constants: inout ONNXConstants) {
        let output = Self.source(node.input(5), in: scope, &constants)
        let cellState = kind.hasCellState ? Self.source(node.input(6), in: scope, &constants) : .nothing
        switch (output, cellState) {
        case (.nothing, .nothing): self = .zero
        case (.elsewhere(let name), _), (_, .elsewhere(let name)):
            self = .assumed(
                "\(title) starts from a state that is not in the model (\(name.shortened)); zeros are assumed.")
        case (.constant(let output), .constant(let cellState)):
            self = .stored(output: output, cellState: cellState)
        case (.constant(let output), .nothing): self = .stored(output: output, cellState: nil)
        case (.nothing, .constant(let cellState)): self = .stored(output: nil, cellState: cellState)
        }
    }

    private enum Source {
        case nothing
        case constant(ONNXConstant)
        case elsewhere(String)
    }

    private static func source(_ name: String?, in scope: Int, _ constants: inout ONNXConstants) -> Source {
        guard var name else { return .nothing }
        let original = name
        var scope = scope
        for _ in 0..<ONNXConstants.depthLimit {
            if let constant = constants.constant(name, in: scope) {
                // Only states of a few thousand units are compared with zero.
                guard constant.count <= 1 << 20, let numbers = try? constant.numbers() else { break }
                return numbers.areZero ? .nothing : .constant(constant)
            }
            guard let place = constants.producer(of: name, in: scope) else { break }
            let node = constants.node(place)
            if node.operation == "ConstantOfShape" {
                guard let value = node.attributes["value"]?.tensor else { return .nothing }
                return (try? value.numbers()) == [0] ? .nothing : .elsewhere(original)
            }
            // Exporters repeat a state for each sequence of a batch.
            guard node.operation == "Expand" || node.operation == "Identity", let input = node.input(0) else { break }
            (name, scope) = (input, place.scope)
        }
        return .elsewhere(original)
    }

    /// What is assumed, as sentences.
    var assumptions: [String] {
        switch self {
        case .zero, .stored: []
        case .assumed(let sentence): [sentence]
        }
    }

    /// Reads the states of a direction; nil if they are zero.
    func read(
        units: Int, direction: Int, hasCellState: Bool, title: String
    ) -> (@Sendable () throws(Failure) -> ModuleWeights.LayerState)? {
        switch self {
        case .zero, .assumed: return nil
        case .stored(let output, let cellState):
            return { () throws(Failure) in
                let zeros = Array(repeating: 0.0, count: units)
                let c = hasCellState ? zeros : []
                return ModuleWeights.LayerState(
                    output: try output.map { constant throws(Failure) in
                        try Self.row(constant, units: units, direction: direction, title: title)
                    } ?? zeros,
                    cellState: try cellState.map { constant throws(Failure) in
                        try Self.row(constant, units: units, direction: direction, title: title)
                    } ?? c)
            }
        }
    }

    /// The state of a direction, the same for all sequences of a batch.
    private static func row(
        _ constant: ONNXConstant, units: Int, direction: Int, title: String
    ) throws(Failure) -> [Double] {
        let numbers = try constant.numbers()
        let count = constant.shape.first ?? 0
        guard constant.shape.count == 3, constant.shape[2] == units, direction < count, numbers.count > 0 else {
            throw Failure(
                .data,
                "\(title) starts from a state of the shape \(Shape.text(constant.shape)), which does not fit; "
                    + "export the model again.")
        }
        let batch = constant.shape[1]
        let start = direction * batch * units
        let rows = (0..<batch).map { Array(numbers[start + $0 * units..<start + ($0 + 1) * units]) }
        guard let first = rows.first, rows.allSatisfy({ $0 == first }) else {
            throw Failure(.data, "\(title) starts from another state for each sequence of a batch; export it for one.")
        }
        return first
    }
}
