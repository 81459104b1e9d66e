/// A graph of an ONNX model, or of a branch or loop in it.
struct ONNXGraph: Sendable {
    /// The nodes in the order of the file.
    var nodes: [ONNXNode] = []
    /// The tensors with names.
    var initializers: [ONNXTensor] = []
    /// The names of the values that it is given.
    var inputs: [String] = []
}

/// An operation of a graph.
struct ONNXNode: Sendable {
    /// The name; often empty.
    var name = ""
    /// The operation, such as `LSTM`.
    var operation = ""
    /// The set of operations it belongs to; empty for ONNX's own.
    var domain = ""
    /// The names of its inputs; empty for one that is left out.
    var inputs: [String] = []
    /// The names of its outputs.
    var outputs: [String] = []
    /// Its attributes by name.
    var attributes: [String: ONNXAttribute] = [:]

    /// An input that is present.
    func input(_ index: Int) -> String? {
        guard inputs.indices.contains(index), !inputs[index].isEmpty else { return nil }
        return inputs[index]
    }

    /// Whether the operation is one of ONNX's own.
    var isStandard: Bool { domain.isEmpty || domain == "ai.onnx" }
}

/// An attribute of a node.
struct ONNXAttribute: Sendable {
    /// A number.
    var number: Float?
    /// A whole number.
    var integer: Int?
    /// A text.
    var text: String?
    /// A tensor.
    var tensor: ONNXTensor?
    /// Graphs: those of a branch or a loop.
    var graphs: [ONNXGraph] = []
    /// Numbers.
    var numbers: [Float] = []
    /// Whole numbers.
    var integers: [Int] = []
    /// Texts.
    var texts: [String] = []
}
