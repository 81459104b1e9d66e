import Recurrent
import Support

/// Networks that stand in a model several times, as in both branches of an `If`.
extension ONNXModules {
    /// What else networks, their nodes and their directions are called: for each other name, the one that is listed.
    ///
    /// - Parameters:
    ///   - stacks: The nodes of each network that is listed.
    ///   - repetitions: What repeats what in `nodes`.
    ///   - nodes: All nodes.
    static func synonyms(of stacks: [[Node]], _ repetitions: [Int: Int], among nodes: [Node]) -> [String: String] {
        let twins = Dictionary(grouping: repetitions.sorted { $0.key < $1.key }) { nodes[$0.value].place }
            .mapValues { $0.map { nodes[$0.key] } }
        let pairs = stacks.flatMap { synonyms(of: $0, twins) }
        return Dictionary(pairs.map { ($0.other, $0.name) }) { first, _ in first }
    }

    /// The names of a network, of its nodes and of their directions that repetitions have.
    private static func synonyms(
        of stack: [Node], _ twins: [ONNXConstants.Place: [Node]]
    ) -> [(other: String, name: String)] {
        let others = stack.map { twins[$0.place] ?? [] }
        let single = zip(stack, others).flatMap { node, twins in
            twins.flatMap { twin in
                let directions = node.directions.count == 2 ? [RecurrentModule.Direction.forward, .backward] : []
                return [(twin.name, node.name)]
                    + directions.map { (ModuleNames.half(twin.name, $0), ModuleNames.half(node.name, $0)) }
            }
        }
        guard stack.count > 1 else { return single }
        let whole = Set(others.joined().map(\.place.scope)).sorted().compactMap { scope -> (String, String)? in
            let names = others.compactMap { twins in twins.first { $0.place.scope == scope }?.name }
            return names.count == stack.count ? (name(of: names), name(of: stack.map(\.name))) : nil
        }
        return single + whole
    }

    /// The nodes that repeat one of another graph with the same numbers, as in both branches of an `If`: for the place of
    /// each in the list, that of the first.
    static func repetitions(_ nodes: [Node]) -> [Int: Int] {
        let groups = Dictionary(grouping: nodes.indices) { Likeness(nodes[$0], weights: nil) }
        var first: [Likeness: Int] = [:]
        var repetitions: [Int: Int] = [:]
        for index in nodes.indices {
            let node = nodes[index]
            // Numbers are read only if there may be a double.
            let peers = groups[Likeness(node, weights: nil)] ?? []
            guard peers.contains(where: { nodes[$0].place.scope != node.place.scope }), let weights = weights(of: node)
            else { continue }
            let likeness = Likeness(node, weights: weights.hashValue)
            guard let earlier = first[likeness] else {
                first[likeness] = index
                continue
            }
            if nodes[earlier].place.scope != node.place.scope { repetitions[index] = earlier }
        }
        return repetitions
    }

    /// The weights of every direction; nil if one cannot be read.
    private static func weights(of node: Node) -> [LayerWeights]? {
        var weights: [LayerWeights] = []
        for reading in node.directions {
            guard reading.obstacle == nil, let read = try? reading.weights() else { return nil }
            weights.append(read)
        }
        return weights
    }

    /// What two nodes have in common if they are doubles.
    private struct Likeness: Hashable {
        let layers: [RecurrentModule.Layer]
        let direction: RecurrentModule.Direction?
        let weights: Int?

        init(_ node: Node, weights: Int?) {
            layers = node.directions.map(\.layer)
            direction = node.settings?.direction
            self.weights = weights
        }
    }
}
