import Synchronization

/// Computes losses and gradients for up to 16 sequences at a time, by backpropagation through time.
///
/// A batch is divided into groups of 16 sequences, each computed alone: the sums of their gradients, added in the order of
/// the groups, do not depend on how many groups are computed at once.
///
///     let group = GradientGroup(configuration, steps: 60, precision: .float32)
///     group.place(parameters)
///     let loss = group.evaluate(batch, group: 0, carriesState: false, wantsGradient: true)
///     group.addGradient(to: &gradient)
///
/// Nothing is allocated after the initialiser.
package final class GradientGroup: Sendable {
    /// The kernels by precision.
    ///
    /// Behind a protocol, their code would not be compiled for their vectors.
    private enum Kernel {
        case float32(GradientKernel<Float32x8>)
        case float64(GradientKernel<Float64x4>)
    }

    private let kernel: Mutex<Kernel>
    /// The sizes of the network.
    package let configuration: TrainableConfiguration
    /// The number of steps of every window.
    package let steps: Int

    /// The most sequences in a group.
    package static let sequences = 16

    /// The number of groups of a batch.
    package static func count(sequences: Int) -> Int { (sequences + Self.sequences - 1) / Self.sequences }

    /// A group with zero weights, at rest.
    ///
    /// - Parameters:
    ///   - configuration: The sizes of the network.
    ///   - steps: The number of steps of every window.
    ///   - precision: The format of states, weights and gradients.
    ///   - products: The vectors of the products; the results do not depend on them.
    /// - Complexity: O(steps · layers · G·n + weights) memory.
    package init(
        _ configuration: TrainableConfiguration, steps: Int, precision: Precision, products: ProductVectors = .widest
    ) {
        self.configuration = configuration
        self.steps = steps
        kernel =
            switch precision {
            case .float32: Mutex(.float32(GradientKernel(configuration, steps: steps, products: products)))
            case .float64: Mutex(.float64(GradientKernel(configuration, steps: steps, products: products)))
            }
    }

    /// Sets the weights, rounded once to the group's precision.
    ///
    /// - Parameter parameters: In the order of the configuration's `parameters`.
    /// - Precondition: There is a number for every parameter.
    package func place(_ parameters: [Double]) {
        precondition(parameters.count == configuration.parameters.count, "there is a number for every parameter")
        kernel.withLock { kernel in
            parameters.withUnsafeBufferPointer { parameters in
                switch kernel {
                case .float32(let kernel): kernel.place(parameters)
                case .float64(let kernel): kernel.place(parameters)
                }
            }
        }
    }

    /// Computes the outputs and the loss of one group of a batch and, if wanted, the gradients.
    ///
    /// - Parameters:
    ///   - batch: The sequences; the loss is the mean over all of them, and the gradient is this group's part.
    ///   - group: The number of the group.
    ///   - carriesState: Whether the window begins with the states after the last one, not at rest.
    ///   - wantsGradient: Whether the gradients are computed.
    /// - Returns: The sum of the group's terms of the loss.
    /// - Precondition: The batch has the group's steps and the network's inputs and outputs.
    /// - Complexity: O(steps · layers · G·n · (m + n)) for up to 16 sequences, without allocations.
    package func evaluate(
        _ batch: LabelledSequences, group: Int, carriesState: Bool, wantsGradient: Bool
    ) -> LossSum {
        precondition(
            batch.steps == steps && batch.features == configuration.network.inputSize
                && batch.outputs == configuration.outputs, "the batch fits the network")
        let first = group * Self.sequences
        let sequences = first..<min(first + Self.sequences, batch.sequences)
        return kernel.withLock { kernel in
            switch kernel {
            case .float32(let kernel):
                kernel.evaluate(
                    batch, sequences: sequences, carriesState: carriesState, wantsGradient: wantsGradient)
            case .float64(let kernel):
                kernel.evaluate(
                    batch, sequences: sequences, carriesState: carriesState, wantsGradient: wantsGradient)
            }
        }
    }

    /// Adds the gradients of the last evaluation.
    ///
    /// - Parameter total: In the order of the configuration's `parameters`.
    package func addGradient(to total: inout [Double]) {
        kernel.withLock { kernel in
            total.withUnsafeMutableBufferPointer { total in
                switch kernel {
                case .float32(let kernel): kernel.addGradient(to: total)
                case .float64(let kernel): kernel.addGradient(to: total)
                }
            }
        }
    }

    /// The states after the last window: of each layer h, then c where there is one, and of each unit the 16 sequences.
    package var states: [Double] {
        kernel.withLock { kernel in
            switch kernel {
            case .float32(let kernel): kernel.states
            case .float64(let kernel): kernel.states
            }
        }
    }

    /// Sets the states after the last window.
    ///
    /// - Parameter states: As many numbers as `states` has, in the same order.
    package func restore(_ states: [Double]) {
        kernel.withLock { kernel in
            switch kernel {
            case .float32(let kernel): kernel.restore(states)
            case .float64(let kernel): kernel.restore(states)
            }
        }
    }
}
