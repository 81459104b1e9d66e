import Support

/// The values of a model's graphs by name, and which of them are constant.
struct ONNXConstants {
    /// A graph with the names that its nodes may use.
    struct Scope {
        /// The graph.
        let graph: ONNXGraph
        /// The graph around it; nil for the outermost.
        let parent: Int?
        /// The tensors by name.
        fileprivate let initializers: [String: ONNXTensor]
        /// The node that makes a value, by name.
        fileprivate let producers: [String: Int]

        fileprivate init(_ graph: ONNXGraph, parent: Int?) {
            self.graph = graph
            self.parent = parent
            initializers = Dictionary(graph.initializers.map { ($0.description.name, $0) }) { first, _ in first }
            producers = Dictionary(
                graph.nodes.indices.flatMap { index in
                    graph.nodes[index].outputs.filter { !$0.isEmpty }.map { ($0, index) }
                }
            ) { first, _ in first }
        }
    }

    /// A node of one of the graphs.
    struct Place: Hashable {
        /// The graph.
        let scope: Int
        /// The node in it.
        let node: Int
    }

    /// The graphs: each comes after the one around it.
    let scopes: [Scope]
    /// The most numbers that may be touched to read a constant, each of which takes eight bytes.
    let costLimit: Int
    private var known: [Key: ONNXConstant?] = [:]

    private struct Key: Hashable {
        let scope: Int
        let name: String
    }

    /// The longest chain of nodes that is followed.
    static let depthLimit = 64

    /// The graphs of a model.
    ///
    /// - Parameters:
    ///   - graph: The outermost graph.
    ///   - size: The number of bytes of the model and of the files beside it.
    init(_ graph: ONNXGraph, size: Int) {
        costLimit = 16 * min(size, 1 << 40) + (1 << 16)
        var scopes: [Scope] = []
        var waiting: [(ONNXGraph, Int?)] = [(graph, nil)]
        while let (graph, parent) = waiting.popLast() {
            let place = scopes.count
            scopes.append(Scope(graph, parent: parent))
            let inner = graph.nodes.flatMap { node in
                node.attributes.sorted { $0.key < $1.key }.flatMap(\.value.graphs)
            }
            waiting += inner.reversed().map { ($0, place) }
        }
        self.scopes = scopes
    }

    /// The node at a place.
    func node(_ place: Place) -> ONNXNode { scopes[place.scope].graph.nodes[place.node] }

    /// The node that makes a value, in a graph or in those around it; nil if none does.
    func producer(of name: String, in scope: Int) -> Place? {
        var scope: Int? = scope
        while let place = scope {
            if let node = scopes[place].producers[name] { return Place(scope: place, node: node) }
            if scopes[place].initializers[name] != nil { return nil }
            scope = scopes[place].parent
        }
        return nil
    }

    /// The tensor of a name, in a graph or in those around it; nil if there is none.
    private func initializer(_ name: String, in scope: Int) -> ONNXTensor? {
        var scope: Int? = scope
        while let place = scope {
            if let tensor = scopes[place].initializers[name] { return tensor }
            if scopes[place].producers[name] != nil { return nil }
            scope = scopes[place].parent
        }
        return nil
    }

    /// Whether a value is given to the model from outside.
    func isInput(_ name: String) -> Bool { scopes[0].graph.inputs.contains(name) }

    /// The array of a name; nil if it is not constant.
    mutating func constant(_ name: String, in scope: Int, depth: Int = 0) -> ONNXConstant? {
        guard depth < Self.depthLimit else { return nil }
        let key = Key(scope: scope, name: name)
        if let known = known[key] { return known }
        var constant: ONNXConstant?
        if let tensor = initializer(name, in: scope) {
            constant = ONNXConstant(tensor)
        } else if let place = producer(of: name, in: scope) {
            let made = self.constant(name, of: node(place), in: place.scope, depth: depth)
            constant = made.flatMap { $0.cost <= costLimit ? $0 : nil }
        }
        known[key] = .some(constant)
        return constant
    }
}
