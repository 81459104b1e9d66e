import Checkpoints
import Recurrent

/// A dense layer that follows a recurrent network: y = activation(W h + b), in float64.
public struct OutputHead: Sendable, Hashable {
    /// Its name in the file.
    public let name: String
    /// W: one row of outputs per unit.
    private let kernel: [Double]
    /// b: [output].
    private let bias: [Double]
    /// The activation.
    public let activation: HeadActivation

    /// A head from its weights.
    ///
    /// - Precondition: The kernel has a whole number of rows of the length of the bias.
    public init(name: String, kernel: [Double], bias: [Double], activation: HeadActivation) {
        precondition(!bias.isEmpty && kernel.count.isMultiple(of: bias.count), "a kernel has whole rows")
        self.name = name
        self.kernel = kernel
        self.bias = bias
        self.activation = activation
    }

    /// The number of outputs.
    public var outputs: Int { bias.count }

    /// The number of units that it reads.
    public var inputs: Int { kernel.count / bias.count }

    /// Computes the outputs for the outputs of a recurrent network.
    ///
    /// Each sum begins with its bias and adds the products in the order of the units, by fused multiply-add.
    func evaluate(_ h: Span<Double>, into y: inout [Double]) {
        for output in bias.indices { y[output] = bias[output] }
        for unit in h.indices {
            let row = unit * bias.count
            for output in bias.indices { y[output] = y[output].addingProduct(kernel[row + output], h[unit]) }
        }
        switch activation {
        case .linear: break
        case .sigmoid: for output in y.indices { y[output] = ElementaryFunctions.sigmoid(y[output]) }
        case .tanh: for output in y.indices { y[output] = ElementaryFunctions.tanh(y[output]) }
        case .relu: for output in y.indices { y[output] = max(y[output], 0) }
        case .softmax:
            let largest = y.max() ?? 0
            for output in y.indices { y[output] = ElementaryFunctions.exp(y[output] - largest) }
            let sum = y.reduce(0, +)
            for output in y.indices { y[output] /= sum }
        }
    }
}
