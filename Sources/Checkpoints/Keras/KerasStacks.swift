import Recurrent
import Support

/// The layers of a file as networks: adjacent recurrent layers of one kind form one.
struct KerasStacks {
    /// All layers, in the order of the file.
    let layers: [KerasLayer]
    /// Whether the file says which layer reads which.
    let areConnectionsKnown: Bool

    /// The networks in the order of their first layers.
    var modules: [RecurrentModule] {
        let successors = successors
        let followers = Set(successors.values)
        return layers.indices.compactMap { index in
            switch layers[index].content {
            case .recurrent: followers.contains(index) ? nil : stack(from: index, successors)
            case .bidirectional(let forward, _):
                RecurrentModule(
                    [forward], name: layers[index].name, framework: .keras, direction: .both,
                    obstacle: obstacle(ofPair: index))
            case .refused(let reading): RecurrentModule([reading], framework: .keras)
            case .dense, .transparent, .other: nil
            }
        }
    }

    /// What can be chosen besides: the directions of bidirectional layers, and single layers of networks.
    var halves: [RecurrentModule] {
        let successors = successors
        let stacked = Set(successors.keys).union(successors.values)
        return layers.indices.flatMap { index -> [RecurrentModule] in
            switch layers[index].content {
            case .recurrent(let reading, _):
                return stacked.contains(index) ? [RecurrentModule([reading], framework: .keras)] : []
            case .bidirectional(let forward, let backward):
                let obstacle = isOnPair(index) ? obstacle(ofPair: index) : nil
                return [
                    RecurrentModule([forward], framework: .keras, direction: .forward, obstacle: obstacle),
                    RecurrentModule([backward], framework: .keras, direction: .backward, obstacle: obstacle),
                ]
            case .refused, .dense, .transparent, .other: return []
            }
        }
    }

    private func stack(from index: Int, _ successors: [Int: Int]) -> RecurrentModule {
        var stack: [LayerReading] = []
        var next: Int? = index
        while let index = next {
            if let reading = reading(of: index) { stack.append(reading) }
            next = successors[index]
        }
        let assumption =
            "The file does not say how layers are connected; \(stack.map(\.name).joined(separator: ", ")) "
            + "are assumed to read one another."
        let isAssumed = stack.count > 1 && !areConnectionsKnown
        return RecurrentModule(
            stack, framework: .keras, assumptions: startAssumptions(index) + (isAssumed ? [assumption] : []))
    }

    /// What is assumed about the start of a layer that reads other layers besides its inputs.
    private func startAssumptions(_ index: Int) -> [String] {
        guard let inputs = layers[index].inputs, inputs.count > 1 else { return [] }
        return ["\(layers[index].name.shortened) starts from a state that another layer gives; zeros are assumed."]
    }

    private func obstacle(ofPair index: Int) -> String {
        let name = layers[index].name
        guard !isOnPair(index) else {
            return
                "\(name.shortened) is Bidirectional and reads another Bidirectional layer, so neither direction can be "
                + "computed on its own; \(Obstacle.traces)."
        }
        return "\(name.shortened) is Bidirectional: its outputs also depend on the future. Choose "
            + "`\(ModuleNames.half(name, .forward))` or `\(ModuleNames.half(name, .backward))` to read one direction."
    }

    // MARK: Order

    /// For each recurrent layer, the only one that continues its network.
    private var successors: [Int: Int] {
        var candidates: [Int: [Int]] = [:]
        for index in layers.indices {
            guard let reading = reading(of: index), let source = source(of: index),
                let below = self.reading(of: source), returnsSequences(source), below.carries(reading)
            else { continue }
            candidates[source, default: []].append(index)
        }
        return candidates.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    private func isOnPair(_ index: Int) -> Bool {
        guard let source = source(of: index) else { return false }
        switch layers[source].content {
        case .bidirectional: return true
        case .recurrent, .refused, .dense, .transparent, .other: return false
        }
    }

    /// The layer whose outputs a layer reads, past those that pass on their inputs; nil if there is not just one.
    private func source(of index: Int) -> Int? {
        var index = index
        for _ in layers.indices {
            guard let inputs = layers[index].inputs, inputs.count == 1,
                let source = places[Place(scope: layers[index].scope, name: inputs[0])]
            else { return nil }
            switch layers[source].content {
            case .transparent: index = source
            case .recurrent, .bidirectional, .refused, .dense, .other: return source
            }
        }
        return nil
    }

    private struct Place: Hashable {
        let scope: String
        let name: String
    }

    private let places: [Place: Int]

    init(_ layers: [KerasLayer], areConnectionsKnown: Bool) {
        self.layers = layers
        self.areConnectionsKnown = areConnectionsKnown
        places = Dictionary(
            layers.indices.map { (Place(scope: layers[$0].scope, name: layers[$0].name), $0) }
        ) { first, _ in first }
    }

    private func reading(of index: Int) -> LayerReading? {
        switch layers[index].content {
        case .recurrent(let reading, _): reading
        case .bidirectional, .refused, .dense, .transparent, .other: nil
        }
    }

    private func returnsSequences(_ index: Int) -> Bool {
        switch layers[index].content {
        case .recurrent(_, let returnsSequences): returnsSequences
        case .bidirectional, .refused, .dense, .transparent, .other: false
        }
    }
}
