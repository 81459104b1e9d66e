import CheckpointDecoding
import Support

/// The dense layers of a model: products of a network's outputs with constant matrices.
struct ONNXHeads {
    /// The layers in the order of the file.
    private(set) var heads: [DenseHead] = []

    /// The layers after recurrent nodes.
    ///
    /// - Parameters:
    ///   - constants: The graphs and their constant values.
    ///   - places: The recurrent nodes.
    init(_ constants: inout ONNXConstants, after places: Set<ONNXConstants.Place>) {
        for scope in constants.scopes.indices where !places.isEmpty {
            let nodes = constants.scopes[scope].graph.nodes
            let readers = Self.readers(nodes)
            for index in nodes.indices {
                let node = nodes[index]
                guard node.isStandard, node.operation == "MatMul" || node.operation == "Gemm",
                    ONNXConnections.follows(
                        ONNXConstants.Place(scope: scope, node: index), constants, isRecurrent: places.contains)
                else { continue }
                if let head = Self.head(node, in: scope, readers, &constants) { heads.append(head) }
            }
        }
    }

    private static func head(
        _ node: ONNXNode, in scope: Int, _ readers: [String: [ONNXNode]], _ constants: inout ONNXConstants
    ) -> DenseHead? {
        guard let kernel = node.input(1).flatMap({ constants.constant($0, in: scope) }), kernel.shape.count == 2,
            kernel.obstacle == nil, isPlain(node)
        else { return nil }
        let isTransposed = node.operation == "Gemm" && node.attributes["transB"]?.integer == 1
        let (inputs, outputs) =
            isTransposed ? (kernel.shape[1], kernel.shape[0]) : (kernel.shape[0], kernel.shape[1])
        var last = node
        var bias: ONNXConstant?
        if let name = node.input(2) {
            guard node.operation == "Gemm", let constant = constants.constant(name, in: scope) else { return nil }
            bias = constant
        } else if let sum = only(readers[node.outputs.first ?? ""]), sum.operation == "Add",
            let other = sum.inputs.first(where: { $0 != node.outputs.first }),
            let constant = constants.constant(other, in: scope)
        {
            (bias, last) = (constant, sum)
        }
        if let bias, bias.count != outputs || bias.shape.last != outputs || bias.obstacle != nil { return nil }
        let next = only(readers[last.outputs.first ?? ""]).flatMap {
            HeadActivation(rawValue: $0.operation.lowercased())
        }
        let addend = bias
        return DenseHead(
            name: name(node, kernel), inputSize: inputs, outputSize: outputs, activation: next ?? .linear
        ) { () throws(Failure) in
            let numbers = try kernel.numbers()
            let matrix =
                isTransposed
                ? NumberMatrix.transposed(numbers[...], width: inputs, columns: 0..<inputs) : numbers
            return (matrix, try addend?.numbers() ?? Array(repeating: 0, count: outputs))
        }
    }

    /// Whether a product has no factors and no transposed input.
    private static func isPlain(_ node: ONNXNode) -> Bool {
        (node.attributes["alpha"]?.number ?? 1) == 1 && (node.attributes["beta"]?.number ?? 1) == 1
            && (node.attributes["transA"]?.integer ?? 0) == 0
    }

    /// The name of the layer: that of its matrix if PyTorch gave it, else that of the node.
    private static func name(_ node: ONNXNode, _ kernel: ONNXConstant) -> String {
        if let tensor = kernel.origin?.description.name, tensor.hasSuffix(".weight") {
            return String(tensor.dropLast(7))
        }
        return node.name.isEmpty ? node.outputs.first ?? node.operation : node.name
    }

    /// The nodes that read each value.
    private static func readers(_ nodes: [ONNXNode]) -> [String: [ONNXNode]] {
        var readers: [String: [ONNXNode]] = [:]
        for node in nodes {
            for name in Set(node.inputs) where !name.isEmpty { readers[name, default: []].append(node) }
        }
        return readers
    }

    /// The only node of some; nil if there are none or several.
    private static func only(_ nodes: [ONNXNode]?) -> ONNXNode? {
        nodes?.count == 1 ? nodes?.first : nil
    }
}
