import Recurrent
import Support

/// A file with networks that another framework has written.
///
/// Opening reads names, shapes and places; numbers are read when somebody asks for the weights of a network. Nothing in
/// the file is ever run.
public struct Checkpoint: Sendable {
    /// The path of the file.
    public let path: String
    /// The format, decided by the content of the file.
    public let format: CheckpointFormat
    /// The SHA-256 of everything that the networks were read from, as hexadecimal digits.
    ///
    /// It is the SHA-256 of the file, as `sha256sum` prints it. If an ONNX model has tensors in files beside it, the bytes of
    /// those files follow in the order of their names, so `cat model.onnx model.onnx.data | sha256sum` prints the same.
    /// Each file counts once and as a whole; one that cannot be opened does not count.
    public let digest: String
    /// The tensors in the file.
    public let tensors: [TensorDescription]
    /// The recurrent networks found.
    public let modules: [RecurrentModule]
    /// The dense layers that may follow them.
    public let heads: [DenseHead]
    /// The directions of bidirectional networks.
    private let halves: [RecurrentModule]
    /// The names of networks that repeat another with the same numbers, each with the name of that one.
    private let synonyms: [String: String]

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - gateActivation: The activation of gates; nil for that of the file, or the default of its framework.
    ///   - forgetBias: What TensorFlow 1 adds to the bias of the forget gate; nil for its default, 1.
    /// - Throws: `Failure` if the file cannot be opened, its format is unknown, or it is corrupt.
    /// - Complexity: O(n) in the size of the file and of those beside it that it refers to, for the digest.
    public init(
        at path: String, gateActivation: GateActivation? = nil, forgetBias: Double? = nil
    ) throws(Failure) {
        try self.init(of: FileBytes(at: path), gateActivation: gateActivation, forgetBias: forgetBias)
    }

    /// Reads a file that is open or in memory; its name takes the place of a path.
    ///
    /// - Throws: `Failure` as `init(at:gateActivation:forgetBias:)` does.
    package init(
        of source: some ByteSource, gateActivation: GateActivation? = nil, forgetBias: Double? = nil
    ) throws(Failure) {
        let options = ReadingOptions(gateActivation: gateActivation, forgetBias: forgetBias)
        let contents = try CheckpointReader(options).contents(of: source)
        path = source.name
        format = contents.format
        tensors = contents.tensors
        modules = contents.modules
        halves = contents.halves
        synonyms = contents.synonyms
        heads = contents.heads
        digest = try ([source] + contents.externalFiles).sha256()
    }

    /// Every network that a name selects: `modules`, and each direction of those that read both ways.
    public var choices: [RecurrentModule] { modules + halves }

    /// The network with a name.
    ///
    /// - Parameter name: The name of one of `modules`; `NAME.forward` or `NAME.backward` for one direction of a
    ///   bidirectional layer; `A,B` for a stack in which B reads the outputs of A; nil if there is just one. A network that
    ///   stands in several branches of a model is listed once and can be chosen by each of its names.
    /// - Throws: `Failure` that lists the names if there is no such network.
    public func module(named name: String? = nil) throws(Failure) -> RecurrentModule {
        try ModuleChoice(file: path, modules: modules, halves: halves, synonyms: synonyms, tensors: tensors)
            .module(named: name)
    }

    /// Reads the weights of a network of this file.
    ///
    /// - Throws: `Failure` if the network has an obstacle, the file cannot be read, or a weight is not finite.
    public func weights(of module: RecurrentModule) throws(Failure) -> ModuleWeights {
        if let obstacle = module.obstacle { throw Failure(.data, "\(path): \(obstacle)") }
        return try module.readWeights()
    }

    /// Reads the weights of a dense layer of this file.
    ///
    /// - Returns: `inputSize` rows of `outputSize`, and the bias, zeros if there is none.
    /// - Throws: `Failure` if the file cannot be read, or a weight is not finite.
    public func weights(of head: DenseHead) throws(Failure) -> (kernel: [Double], bias: [Double]) {
        try head.readWeights()
    }
}
