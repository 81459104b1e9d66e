import Checkpoints
import Recurrent
import Support

extension AnalyzedNetwork {
    /// Reads a network from a checkpoint.
    ///
    /// - Parameters:
    ///   - checkpoint: The checkpoint.
    ///   - module: One of its networks.
    ///   - head: The dense layer whose outputs are compared: its name, followed by `:` and its activation if the file does
    ///     not say it; nil or `none` to compare those of the top recurrent layer.
    /// - Throws: `Failure` if the network cannot be computed, or there is no such head.
    public init(reading module: RecurrentModule, of checkpoint: Checkpoint, head: String? = nil) throws(Failure) {
        let weights = try checkpoint.weights(of: module)
        self.init(
            weights: weights.network,
            startState: weights.startState?.map { State(output: $0.output, cellState: $0.cellState) },
            head: try head.flatMap { name throws(Failure) in
                try OutputHead(reading: name, of: checkpoint, inputs: weights.network.configuration.hiddenSize)
            })
    }
}

extension OutputHead {
    /// The name that stands for no head.
    package static let none = "none"

    /// Reads a dense layer from a checkpoint; nil for `none`.
    fileprivate init?(reading choice: String, of checkpoint: Checkpoint, inputs: Int) throws(Failure) {
        guard choice != Self.none else { return nil }
        let parts = choice.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let fitting = checkpoint.heads.filter { $0.inputSize == inputs }
        guard let head = fitting.first(where: { $0.name == parts[0] }) else {
            let names = fitting.map { "`\($0.name)`" }.joined(separator: ", ")
            throw Failure(
                .usage,
                """
                \(checkpoint.path) has no dense layer `\(parts[0])` that reads the \(inputs.grouped) outputs of the \
                network; \(names.isEmpty ? "it has none that does. Use --head none" : "those are \(names)").
                """)
        }
        var activation = head.activation ?? .linear
        if parts.count > 1 {
            guard let named = HeadActivation(rawValue: parts[1]) else {
                let names = HeadActivation.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(.usage, "`\(parts[1])` is not an activation of a head; allowed are \(names).")
            }
            activation = named
        }
        let weights = try checkpoint.weights(of: head)
        self.init(name: head.name, kernel: weights.kernel, bias: weights.bias, activation: activation)
    }
}
