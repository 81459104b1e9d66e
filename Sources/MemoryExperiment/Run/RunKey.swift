import Recurrent

/// One table cell: its runs differ only in their random draws.
public struct CellKey: Sendable, Hashable {
    /// The variant's name; `base` if the experiment has no variants.
    public var variant: String
    /// The recurrent cell.
    public var cell: CellKind
    /// The number of stacked layers.
    public var layers: Int
    /// The number of input features m.
    public var inputSize: Int
    /// The number of hidden units n per layer.
    public var hiddenSize: Int

    /// A key from its parts.
    public init(variant: String, cell: CellKind, layers: Int, inputSize: Int, hiddenSize: Int) {
        self.variant = variant
        self.cell = cell
        self.layers = layers
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
    }
}

extension CellKey {
    /// The number of weights in the network's kernels.
    var weightCount: Int {
        NetworkConfiguration.kernelWeights(
            of: cell, inputSize: inputSize, hiddenSizes: repeatElement(hiddenSize, count: layers))
    }
}

/// The address of one run within an experiment.
public struct RunKey: Sendable, Hashable {
    /// The table cell the run belongs to.
    public var cell: CellKey
    /// The number of the run's network within its table cell, from 1.
    public var run: Int
    /// The number of the run's input stream among those of its network, 1…8.
    ///
    /// All inputs, before and after they become shared, are drawn for the stream. The weights belong to the network; both
    /// initial states are zero.
    public var stream: Int

    /// A key from its parts.
    public init(cell: CellKey, run: Int, stream: Int = 1) {
        self.cell = cell
        self.run = run
        self.stream = stream
    }

    /// The key at a position among the runs of a table cell, from 0; the input stream varies fastest.
    init(cell: CellKey, position: Int, of plan: Plan) {
        self.init(cell: cell, run: position / plan.streams + 1, stream: position % plan.streams + 1)
    }
}
