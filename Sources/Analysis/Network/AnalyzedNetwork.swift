import Recurrent

/// A network whose memory is measured: its weights, its state at the start and what follows it.
public struct AnalyzedNetwork: Sendable {
    /// The weights.
    public let weights: NetworkWeights
    /// h and c of each layer at the start, from the input upwards; nil for zeros.
    public let startState: [State]?
    /// The dense layer whose outputs are compared; nil to compare those of the top recurrent layer.
    public let head: OutputHead?

    /// h and c of a layer.
    public struct State: Sendable, Hashable {
        /// h: n numbers.
        public let output: [Double]
        /// c: n numbers; empty if there is no cell state.
        public let cellState: [Double]

        /// A state from its parts.
        public init(output: [Double], cellState: [Double]) {
            self.output = output
            self.cellState = cellState
        }
    }

    /// A network from its parts.
    public init(weights: NetworkWeights, startState: [State]? = nil, head: OutputHead? = nil) {
        self.weights = weights
        self.startState = startState
        self.head = head
    }

    /// The sizes and architecture.
    public var configuration: NetworkConfiguration { weights.configuration }

    /// The number of outputs that are compared.
    public var outputs: Int { head?.outputs ?? configuration.hiddenSize }
}

extension SequenceBatch {
    /// Puts a sequence into the start state of a network.
    func begin(_ network: AnalyzedNetwork, sequence: Int) {
        setState(network.startState?.map { ($0.output, $0.cellState) }, sequence: sequence)
    }
}
