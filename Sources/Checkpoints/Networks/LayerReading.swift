import Recurrent
import Support

/// A recurrent layer of a file, before adjacent layers become a network.
struct LayerReading: Sendable {
    /// The name that the file gives it.
    let name: String
    /// Its sizes; zeros if they are not known.
    let layer: RecurrentModule.Layer
    /// Why it cannot be computed, as a sentence; nil if it can.
    let obstacle: String?
    /// What the file does not say, one sentence each.
    let assumptions: [String]
    /// Reads the weights.
    let weights: @Sendable () throws(Failure) -> LayerWeights
    /// Reads h and c at the start; nil if they are zero.
    let startState: (@Sendable () throws(Failure) -> ModuleWeights.LayerState)?

    /// Whether another layer can be computed on top of this one as the same network.
    func carries(_ next: LayerReading) -> Bool {
        layer.cell == next.layer.cell && layer.gateActivation == next.layer.gateActivation
            && layer.hiddenSize == next.layer.inputSize && obstacle == nil && next.obstacle == nil
    }

    /// A layer that cannot be computed.
    static func refused(
        _ name: String, _ obstacle: Obstacle, layer: RecurrentModule.Layer? = nil
    ) -> LayerReading {
        let unknown = RecurrentModule.Layer(
            cell: .lstm, gateActivation: .sigmoid, inputSize: 0, hiddenSize: 0, hasBias: false)
        return LayerReading(
            name: name, layer: layer ?? unknown, obstacle: obstacle.reason, assumptions: [],
            weights: { () throws(Failure) in throw Failure(.data, obstacle.reason) }, startState: nil)
    }
}

extension RecurrentModule {
    /// A network of adjacent layers, named after them.
    ///
    /// - Parameters:
    ///   - stack: At least one layer, from the input upwards.
    ///   - name: The name, if it is not that of its layers, joined by `+`.
    ///   - framework: Whose names and gate orders the file follows.
    ///   - direction: How it reads a sequence.
    ///   - obstacle: Why it cannot be computed, if no layer says so.
    ///   - assumptions: What the file does not say about how layers are connected.
    init(
        _ stack: [LayerReading], name: String? = nil, framework: Framework, direction: Direction = .forward,
        obstacle: String? = nil, assumptions: [String] = []
    ) {
        let obstacle = obstacle ?? stack.lazy.compactMap(\.obstacle).first
        let layers = stack.map(\.layer).filter { $0.hiddenSize > 0 }
        self.init(
            name: name ?? stack.map(\.name).joined(separator: "+"), layers: layers, framework: framework,
            direction: direction, obstacle: obstacle,
            assumptions: Self.distinct(stack.flatMap(\.assumptions) + assumptions)
        ) { () throws(Failure) in
            var weights: [LayerWeights] = []
            for layer in stack { weights.append(try layer.weights()) }
            return try ModuleWeights(layers, weights, startState: Self.startState(of: stack))
        }
    }

    private static func distinct(_ sentences: [String]) -> [String] {
        var seen: Set<String> = []
        return sentences.filter { seen.insert($0).inserted }
    }

    /// The states at the start: zeros for layers without, nil if no layer has any.
    private static func startState(of stack: [LayerReading]) throws(Failure) -> [ModuleWeights.LayerState]? {
        guard stack.contains(where: { $0.startState != nil }) else { return nil }
        var states: [ModuleWeights.LayerState] = []
        for layer in stack {
            let zeros = Array(repeating: 0.0, count: layer.layer.hiddenSize)
            let cellState = layer.layer.cell.kind.hasCellState ? zeros : []
            let start =
                if let read = layer.startState { try read() } else {
                    ModuleWeights.LayerState(output: zeros, cellState: cellState)
                }
            states.append(start)
        }
        return states
    }
}

extension DenseHead {
    /// Whether it reads the outputs of one of some networks.
    func follows(_ modules: [RecurrentModule]) -> Bool {
        modules.contains { $0.layers.last?.hiddenSize == inputSize }
    }
}
