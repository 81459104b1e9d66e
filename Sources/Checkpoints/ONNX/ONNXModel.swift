import Recurrent
import Support

/// An ONNX model, read as far as its recurrent networks need it.
///
/// Format: ONNX IR, whose messages `onnx.proto` describes.
struct ONNXModel {
    private let name: String
    private let producer: String
    private let graph: ONNXGraph
    /// The files beside the model that contain some of its tensors, in the order of their names.
    private let externalFiles: [FileBytes]
    /// The number of bytes of the model and of those files.
    private let size: Int

    /// Whether a file begins like a model: with a small version and another field of a model.
    static func isRecognised(_ beginning: [UInt8]) -> Bool {
        guard beginning.count > 3, beginning[0] == 0x08, (1...100).contains(beginning[1]) else { return false }
        // The exporter, its version, a domain, a version, a comment, the graph, the operations, or metadata.
        return [0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42, 0x72].contains(beginning[2])
    }

    /// Reads the graphs of a model; numbers stay in the file.
    ///
    /// - Parameters:
    ///   - source: The file, or an entry of an archive.
    ///   - path: The path of the file, for tensors in files beside it; nil for an entry.
    /// - Throws: `Failure` if it is damaged or has no graph.
    init(_ source: some ByteSource, path: String?) throws(Failure) {
        var parser = ONNXParser(source, externalFiles: ONNXExternalFiles(besideFileAt: path))
        guard let (producer, graph) = try parser.model() else {
            throw Failure(.data, "\(source.name) is an ONNX model without a graph; export it again.")
        }
        name = source.name
        self.producer = producer
        self.graph = graph
        externalFiles = parser.openedFiles
        size = externalFiles.reduce(source.count) { $0 + $1.count }
    }

    /// What the model contains.
    ///
    /// - Parameter options: What the user says.
    /// - Throws: `Failure` if there is no recurrent network.
    func contents(_ options: ReadingOptions) throws(Failure) -> CheckpointContents {
        var constants = ONNXConstants(graph, size: size)
        let tensors = constants.scopes.flatMap { $0.graph.tensors }
        let networks = try ONNXModules(&constants, producer: producer, file: name)
        if networks.modules.isEmpty { return try named(tensors, options) }
        let heads = ONNXHeads(&constants, after: networks.places)
        return CheckpointContents(
            format: .onnx, tensors: tensors.map(\.description), modules: networks.modules, halves: networks.halves,
            synonyms: networks.synonyms,
            heads: heads.heads.filter { $0.follows(networks.modules + networks.halves) }, externalFiles: externalFiles)
    }

    /// What can be found by the names that PyTorch gives tensors, if no node is recurrent.
    private func named(_ tensors: [ONNXTensor], _ options: ReadingOptions) throws(Failure) -> CheckpointContents {
        let stored = tensors.compactMap { try? $0.stored() }
        let found = PyTorchModules(stored, gateActivation: options.gateActivation ?? .sigmoid)
        guard !found.modules.isEmpty else {
            throw Failure(
                .data,
                "\(name) has no LSTM or GRU node in it, and no tensors with the names that PyTorch gives them. Export "
                    + "the network again without replacing its LSTM or GRU, save its state_dict, or \(Obstacle.traces)."
            )
        }
        let sizes = (found.modules + found.halves).compactMap { $0.layers.last?.hiddenSize }
        return CheckpointContents(
            format: .onnx, tensors: tensors.map(\.description), modules: found.modules, halves: found.halves,
            heads: DenseHeads(stored, hiddenSizes: Set(sizes)).heads, externalFiles: externalFiles)
    }
}

extension ONNXGraph {
    /// The initializers and the values of constants, which are called like their outputs.
    fileprivate var tensors: [ONNXTensor] {
        initializers
            + nodes.compactMap { node in
                guard node.operation == "Constant", let tensor = node.attributes["value"]?.tensor,
                    let name = node.outputs.first
                else { return nil }
                return tensor.renamed(name)
            }
    }
}

extension ONNXTensor {
    /// The tensor under another name.
    fileprivate func renamed(_ name: String) -> ONNXTensor {
        let description = TensorDescription(
            name: name, shape: description.shape, elementFormat: description.elementFormat,
            elementType: description.elementType)
        return ONNXTensor(description: description, type: type, content: content)
    }
}
