import Recurrent
import Support

/// The recurrent networks of a model.
struct ONNXModules {
    /// The networks in the order of the file.
    private(set) var modules: [RecurrentModule] = []
    /// What can be chosen besides: the directions of bidirectional nodes, and single nodes of networks.
    private(set) var halves: [RecurrentModule] = []
    /// The names of what repeats one of these in another graph, each with the name of that one.
    private(set) var synonyms: [String: String] = [:]
    /// The recurrent nodes, those of `modules` and those that repeat them.
    private(set) var places: Set<ONNXConstants.Place> = []

    private let producer: String

    /// Finds the networks.
    ///
    /// - Parameters:
    ///   - constants: The graphs and their constant values.
    ///   - producer: The exporter.
    ///   - file: The file, for messages.
    /// - Throws: `Failure` if recurrent nodes are more, or read more, than the file allows.
    init(_ constants: inout ONNXConstants, producer: String, file: String) throws(Failure) {
        self.producer = producer
        var all: [Node] = []
        for scope in constants.scopes.indices {
            for index in constants.scopes[scope].graph.nodes.indices {
                let place = ONNXConstants.Place(scope: scope, node: index)
                guard let node = node(at: place, &constants) else { continue }
                places.insert(place)
                all.append(node)
            }
        }
        try Self.checkCosts(all, constants, file)
        let repetitions = Self.repetitions(all)
        let nodes = all.indices.filter { repetitions[$0] == nil }.map { all[$0] }
        let successors = Self.successors(nodes, &constants)
        let followers = Set(successors.values)
        var stacks: [[Node]] = []
        for index in nodes.indices where !followers.contains(index) {
            var stack: [Node] = []
            var next: Int? = index
            while let index = next {
                stack.append(nodes[index])
                next = successors[index]
            }
            stacks.append(stack)
            add(stack)
        }
        synonyms = Self.synonyms(of: stacks, repetitions, among: all)
    }

    /// A recurrent node.
    struct Node {
        let name: String
        let place: ONNXConstants.Place
        let settings: ONNXRecurrentNode?
        let directions: [LayerReading]
        /// The number of numbers that are touched to read its weights.
        let cost: Int

        /// Whether it can be part of a stack.
        var isPlain: Bool { settings?.direction == .forward && directions.first?.obstacle == nil }
    }

    private mutating func add(_ stack: [Node]) {
        guard let first = stack.first else { return }
        let name = Self.name(of: stack.map(\.name))
        let direction = first.settings?.direction ?? .forward
        switch direction {
        case .forward:
            modules.append(RecurrentModule(stack.flatMap(\.directions), name: name, framework: .onnx))
            guard stack.count > 1 else { return }
            halves += stack.map { RecurrentModule($0.directions, framework: .onnx) }
        case .backward:
            let sentence =
                "\(Self.title(first.name)) has direction=reverse: it reads the sequence from the end. Reverse "
                + "the recording and export the node with direction=forward."
            modules.append(
                RecurrentModule(
                    first.directions, name: name, framework: .onnx, direction: .backward, obstacle: sentence))
        case .both:
            let names = [RecurrentModule.Direction.forward, .backward].map { ModuleNames.half(name, $0) }
            let sentence =
                "\(Self.title(first.name)) has direction=bidirectional: its outputs also depend on the future. "
                + "Choose `\(names[0])` or `\(names[1])` to read one direction."
            modules.append(
                RecurrentModule(
                    Array(first.directions.prefix(1)), name: name, framework: .onnx, direction: .both,
                    obstacle: first.directions.first?.obstacle ?? sentence))
            for (reading, direction) in zip(first.directions, [RecurrentModule.Direction.forward, .backward]) {
                halves.append(
                    RecurrentModule(
                        [reading], name: ModuleNames.half(name, direction), framework: .onnx, direction: direction))
            }
        }
    }

    /// The name of a network of nodes.
    static func name(of nodes: [String]) -> String { nodes.joined(separator: "+") }

    /// What to call a node in messages.
    private static func title(_ name: String) -> String { "The node \(name.shortened)" }
}

// MARK: - Nodes

extension ONNXModules {
    /// The recurrent node at a place; nil if the node there is another.
    private func node(at place: ONNXConstants.Place, _ constants: inout ONNXConstants) -> Node? {
        let node = constants.node(place)
        let name = node.name.isEmpty ? node.outputs.first { !$0.isEmpty } ?? node.operation : node.name
        if ONNXRecurrentNode.isQuantized(node) {
            let domain = node.domain.isEmpty ? "" : node.domain + "."
            let obstacle = Obstacle(
                "\(Self.title(name)) is \(domain.shortened)\(node.operation): int8 weights, activations quantised at "
                    + "run time. Use the model from before it was quantised.")
            return Node(name: name, place: place, settings: nil, directions: [.refused(name, obstacle)], cost: 0)
        }
        guard let kind = ONNXRecurrentNode.kind(of: node) else { return nil }
        do throws(Obstacle) {
            let settings = try ONNXRecurrentNode(node, kind: kind, title: Self.title(name))
            var (readings, cost): ([LayerReading], Int) = ([], 0)
            for direction in 0..<(settings.direction == .both ? 2 : 1) {
                let layer = try ONNXLayer(
                    node, settings, in: place.scope, direction: direction, title: Self.title(name), &constants)
                cost += layer.cost
                readings.append(
                    reading(node, settings, layer, at: place, direction: direction, name: name, &constants))
            }
            return Node(name: name, place: place, settings: settings, directions: readings, cost: cost)
        } catch {
            return Node(name: name, place: place, settings: nil, directions: [.refused(name, error)], cost: 0)
        }
    }

    private func reading(
        _ node: ONNXNode, _ settings: ONNXRecurrentNode, _ layer: ONNXLayer, at place: ONNXConstants.Place,
        direction: Int, name: String, _ constants: inout ONNXConstants
    ) -> LayerReading {
        let title = Self.title(name)
        let start = ONNXStartState(node, kind: settings.kind, in: place.scope, title: title, &constants)
        return LayerReading(
            name: name, layer: layer.layer, obstacle: nil,
            assumptions: start.assumptions + resetAssumptions(settings, title: title),
            weights: { () throws(Failure) in try layer.weights() },
            startState: start.read(
                units: layer.layer.hiddenSize, direction: direction, hasCellState: settings.kind.hasCellState,
                title: title))
    }

    /// A GRU of PyTorch always resets after the product; an exporter has been known to forget it.
    private func resetAssumptions(_ settings: ONNXRecurrentNode, title: String) -> [String] {
        guard settings.cell == .gru(.beforeProduct), producer.lowercased().contains("torch") else { return [] }
        return [
            "\(title) has linear_before_reset=0, but PyTorch's GRU resets after the product: some exporters of PyTorch "
                + "wrote this by mistake (onnxscript #2852). Compare the outputs with those of the original."
        ]
    }

    // MARK: Costs

    /// The most recurrent nodes of a model.
    private static let nodeLimit = 1024

    /// Throws if there are too many nodes, or if they read the same numbers again and again.
    private static func checkCosts(_ nodes: [Node], _ constants: ONNXConstants, _ file: String) throws(Failure) {
        guard nodes.count <= nodeLimit, nodes.reduce(0, { $0 + $1.cost }) <= constants.costLimit else {
            throw Failure(
                .data,
                "\(file) has \(nodes.count.grouped) recurrent nodes, which read more than 64 times the bytes of the "
                    + "model; export it again without repeated nodes.")
        }
    }

    // MARK: Stacks

    /// For each node, the only one that continues its network.
    private static func successors(_ nodes: [Node], _ constants: inout ONNXConstants) -> [Int: Int] {
        let indices = Dictionary(nodes.indices.map { (nodes[$0].place, $0) }) { first, _ in first }
        var candidates: [Int: [Int]] = [:]
        for index in nodes.indices where nodes[index].isPlain {
            let source = ONNXConnections.source(of: nodes[index].place, &constants) { place in
                indices[place].flatMap { nodes[$0].settings?.isBatchFirst }
            }
            guard let below = source.flatMap({ indices[$0] }), nodes[below].isPlain, below != index,
                let reading = nodes[index].directions.first, nodes[below].directions.first?.carries(reading) == true
            else { continue }
            candidates[below, default: []].append(index)
        }
        return candidates.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}
