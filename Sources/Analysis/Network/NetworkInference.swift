import Recurrent
import Support

/// The outputs of a network on a recording.
public struct NetworkInference: Sendable {
    /// The outputs: [step][output].
    public let outputs: [Double]
    /// The number of outputs of a step.
    public let width: Int

    /// Computes the outputs of a network on every sequence of a recording, each from the start state.
    ///
    /// - Throws: `Failure` of kind `data` if the recording does not fit the network; `CancellationError` if the task was
    ///   cancelled.
    /// - Complexity: O(steps · layers · n · (m + n)).
    public init(of network: AnalyzedNetwork, on recording: Recording, precision: Precision) throws {
        guard recording.features == network.configuration.inputSize else {
            throw Failure(
                .data,
                """
                The input has \(recording.features.counted("feature")) per step, but the network reads \
                \(network.configuration.inputSize.grouped); give an input of that width.
                """)
        }
        let layout = StateLayout(network.configuration)
        let reader = OutputReader(network, layout: layout)
        var stepOutputs = Array(repeating: 0.0, count: network.outputs)
        var state = Array(repeating: 0.0, count: layout.count)
        var outputs: [Double] = []
        outputs.reserveCapacity(recording.steps * network.outputs)
        let inputs = InputRows(recording.numbers, features: recording.features, precision: precision)
        let batch = SequenceBatch(network.weights, precision: precision, sequences: 1)
        for sequence in recording.sequences {
            batch.begin(network, sequence: 0)
            for row in stride(from: sequence.lowerBound, to: sequence.upperBound, by: SequenceBatch.blockSteps) {
                try Task.checkCancellation()
                let steps = min(SequenceBatch.blockSteps, sequence.upperBound - row)
                batch.advance(inputs, firstRows: [row], steps: steps)
                for step in 0..<steps {
                    batch.readStates(sequence: 0, afterStep: step, into: &state)
                    reader.read(state, into: &stepOutputs)
                    outputs += stepOutputs
                }
            }
        }
        self.outputs = outputs
        width = network.outputs
    }

    /// The largest difference from the outputs of another program.
    public struct Difference: Sendable, Hashable {
        /// max abs(ours − theirs).
        public let largest: Double
        /// The step at which it occurs, from 0.
        public let step: Int
        /// The output at which it occurs, from 0.
        public let output: Int
    }

    /// Compares the outputs with those of another program.
    ///
    /// - Throws: `Failure` of kind `data` if there are not as many.
    public func difference(from expected: Recording) throws(Failure) -> Difference {
        guard expected.features == width, expected.numbers.count == outputs.count else {
            throw Failure(
                .data,
                """
                The expected outputs have \(expected.steps.counted("step")) of \(expected.features.grouped) numbers, but \
                the network gives \((outputs.count / max(width, 1)).counted("step")) of \(width.grouped); save the outputs \
                of the recurrent layer for every step of the same input, or name the head.
                """)
        }
        var (largest, place) = (0.0, 0)
        for index in outputs.indices {
            let difference = (outputs[index] - expected.numbers[index]).magnitude
            if !(difference <= largest) { (largest, place) = (difference, index) }
            if largest.isNaN { break }
        }
        return Difference(largest: largest, step: place / width, output: place % width)
    }
}

extension NetworkInference.Difference {
    /// The comparison in a sentence.
    func text(within limit: Double) -> String {
        let place = "at step \(step), output \(output)"
        if largest.isNaN { return "The outputs cannot be compared: one is NaN \(place)." }
        func rounded(_ value: Double) -> String { value.roundedToFourDigits.shortestDecimal }
        let sentence = "The largest difference is \(rounded(largest)) \(place)"
        return largest <= limit ? "\(sentence): within \(rounded(limit))." : "\(sentence): more than \(rounded(limit))."
    }
}

extension Precision {
    /// Whether numbers have 32 bits.
    public var isFloat32: Bool {
        switch self {
        case .float32: true
        case .float64: false
        }
    }
}
