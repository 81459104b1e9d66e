import Recurrent

/// The order of a network's states in one vector: layer by layer, h then c.
struct StateLayout: Sendable, Hashable {
    /// One vector of a state: h or c of a layer.
    struct Part: Sendable, Hashable {
        /// The layer, from the input upwards.
        let layer: Int
        /// Whether it is c instead of h.
        let isCellState: Bool
        /// The place in the vector of all states.
        let range: Range<Int>
    }

    /// The parts in their order.
    let parts: [Part]
    /// The place of the top layer's outputs.
    let outputs: Range<Int>

    /// The places of what each unit remembers by, layer by layer: c, or h if there is no cell state.
    ///
    /// A closed output gate keeps h of an LSTM small however much its unit remembers.
    let memory: [Int]

    /// The same places in stretches, layer by layer.
    let memoryRanges: [Range<Int>]

    /// The number of states.
    var count: Int { parts.last?.range.upperBound ?? 0 }

    init(_ configuration: NetworkConfiguration) {
        var parts: [Part] = []
        var (end, outputs) = (0, 0..<0)
        for (layer, size) in configuration.hiddenSizes.enumerated() {
            outputs = end..<end + size
            parts.append(Part(layer: layer, isCellState: false, range: outputs))
            end += size
            guard configuration.cell.kind.hasCellState else { continue }
            parts.append(Part(layer: layer, isCellState: true, range: end..<end + size))
            end += size
        }
        self.parts = parts
        self.outputs = outputs
        memoryRanges = parts.filter { $0.isCellState == configuration.cell.kind.hasCellState }.map(\.range)
        memory = memoryRanges.flatMap { $0 }
    }

    /// The start state of a network in this order, rounded to a precision.
    func startState(of network: AnalyzedNetwork, precision: Precision) -> [Double] {
        guard let states = network.startState else { return Array(repeating: 0, count: count) }
        let exact = states.flatMap { $0.output + $0.cellState }
        return switch precision {
        case .float32: exact.map { Double(Float($0)) }
        case .float64: exact
        }
    }
}
