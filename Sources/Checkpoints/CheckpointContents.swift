import Recurrent
import Support

/// What a reader of one format found in a file.
struct CheckpointContents: Sendable {
    /// The format.
    let format: CheckpointFormat
    /// The tensors.
    let tensors: [TensorDescription]
    /// The recurrent networks.
    let modules: [RecurrentModule]
    /// The directions of bidirectional networks, each as a network that can be chosen.
    let halves: [RecurrentModule]
    /// The names of networks that repeat another with the same numbers, each with the name of that one.
    let synonyms: [String: String]
    /// The dense layers that may follow.
    let heads: [DenseHead]
    /// The files beside this one that contain some of its tensors, in the order of their names.
    let externalFiles: [any ByteSource]

    init(
        format: CheckpointFormat, tensors: [TensorDescription], modules: [RecurrentModule],
        halves: [RecurrentModule] = [], synonyms: [String: String] = [:], heads: [DenseHead] = [],
        externalFiles: [any ByteSource] = []
    ) {
        self.format = format
        self.tensors = tensors
        self.modules = modules
        self.halves = halves
        self.synonyms = synonyms
        self.heads = heads
        self.externalFiles = externalFiles
    }
}

/// What the user says because the file may not.
struct ReadingOptions: Sendable, Hashable {
    /// The activation of gates; nil for that of the file, or the default of its framework.
    let gateActivation: GateActivation?
    /// What TensorFlow 1 adds to the bias of the forget gate; nil for its default.
    let forgetBias: Double?
}

// MARK: - Names

extension CheckpointContents {
    /// Finds networks by the names of tensors.
    ///
    /// - Parameters:
    ///   - format: The format of the file.
    ///   - tensors: The tensors in it.
    ///   - source: The file.
    ///   - options: What the user says.
    /// - Throws: `Failure` if tensors declare far more numbers than the file can have.
    init(
        format: CheckpointFormat, named tensors: [StoredTensor], in source: some ByteSource, _ options: ReadingOptions
    ) throws(Failure) {
        try Self.checkSizes(tensors, in: source)
        let gates = options.gateActivation ?? .sigmoid
        let weights = tensors.filter { !OptimizerStates.contain($0.name) }
        let pyTorch = PyTorchModules(weights, gateActivation: gates)
        let flax = FlaxModules(weights, gateActivation: gates)
        let tensorFlow = TensorFlowModules(weights, gateActivation: gates, forgetBias: options.forgetBias)
        let modules = pyTorch.modules + flax.modules + tensorFlow.modules
        let sizes = (modules + pyTorch.halves).compactMap { $0.layers.last?.hiddenSize }
        self.init(
            format: format, tensors: tensors.map(\.description), modules: modules, halves: pyTorch.halves,
            heads: DenseHeads(weights, hiddenSizes: Set(sizes)).heads)
    }

    /// How often the bytes of all tensors may exceed those of the file: views repeat numbers, and zeros compress well.
    private static let highestRatio = 64

    private static func checkSizes(_ tensors: [StoredTensor], in source: some ByteSource) throws(Failure) {
        var rest = highestRatio * source.count
        for tensor in tensors {
            guard let type = tensor.description.elementType else { continue }
            guard let bytes = Shape(tensor.shape)?.bytes(of: type.size), bytes <= rest else {
                throw Failure(
                    .data,
                    "The tensors of \(source.name) declare more than \(highestRatio) times the bytes of the file, such as "
                        + "\(tensor.name.shortened) of \(Shape.text(tensor.shape)); save copies of them instead of views."
                )
            }
            rest -= bytes
        }
    }
}
