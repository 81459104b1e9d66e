/// Many sequences stepped together through one network, or through several of one configuration, each with its own state
/// and its own inputs.
///
/// A weight that is loaded serves several sequences, so the arithmetic units rather than the caches limit the speed. A
/// sequence's result does not depend on the others: it is bit-identical to that of a `PairNetwork` and of the scalar
/// reference.
///
///     let rows = InputRows(recording, features: 3, precision: .float32)
///     let batch = SequenceBatch(weights, precision: .float32, sequences: 100)
///     batch.advance(rows, firstRows: starts, steps: SequenceBatch.blockSteps)
///     let h = batch.output(layer: 0, sequence: 17, afterStep: 5)
///
/// Sequences of several networks are numbered network by network. Small networks are stepped side by side in the lanes of
/// vectors.
///
/// Steps are taken in blocks; every state within the last block can be read until the sequence is given another state.
public final class SequenceBatch {
    /// The steppers by precision.
    enum Stepper {
        case float32(SequenceCrew<Float32x8>)
        case float64(SequenceCrew<Float64x4>)
    }

    /// The most steps in a block.
    public static let blockSteps = 16
    /// The allowed numbers of sequences of a network.
    public static let sizes = 1...4096

    /// The sizes and architecture of every network.
    public let configuration: NetworkConfiguration
    /// The format of every state.
    public let precision: Precision
    /// The number of networks.
    public let networks: Int
    /// The number of sequences of all networks.
    public let sequences: Int
    let stepper: Stepper
    /// The number of steps of the last block that can be read for each sequence: 0 if its state was set after it.
    private var readableSteps: [Int]

    /// Sequences of one network, at rest, its weights rounded once to `precision`.
    ///
    /// - Parameters:
    ///   - weights: The network's weights.
    ///   - precision: The format of every state.
    ///   - sequences: The number of sequences, in `sizes`.
    ///   - backend: How to compute; the results do not depend on it.
    /// - Complexity: O(weights) time; memory for the states of a block of every sequence and, except for networks of a
    ///   few units, for the weights once.
    public convenience init(
        _ weights: NetworkWeights, precision: Precision, sequences: Int, backend: PairNetwork.Backend = .lanes
    ) {
        self.init([weights], precision: precision, sequencesPerNetwork: sequences, backend: backend)
    }

    /// Sequences of several networks, at rest, all weights rounded once to `precision`.
    ///
    /// - Parameters:
    ///   - networks: The networks' weights, at least one; all have the same configuration.
    ///   - precision: The format of every state.
    ///   - sequencesPerNetwork: The number of sequences of each network, in `sizes`.
    ///   - backend: How to compute; the results do not depend on it.
    /// - Complexity: As for one network, for each of them.
    public convenience init(
        _ networks: [NetworkWeights], precision: Precision, sequencesPerNetwork: Int,
        backend: PairNetwork.Backend = .lanes
    ) {
        self.init(
            networks, precision: precision, sequencesPerNetwork: sequencesPerNetwork, backend: backend,
            products: .widest)
    }

    /// Sequences of several networks whose products use the given vectors.
    package init(
        _ networks: [NetworkWeights], precision: Precision, sequencesPerNetwork: Int, backend: PairNetwork.Backend,
        products: ProductVectors
    ) {
        precondition(Self.sizes.contains(sequencesPerNetwork), "a network has \(Self.sizes) sequences")
        precondition(
            !networks.isEmpty && networks.allSatisfy { $0.configuration == networks[0].configuration },
            "there is at least one network, and all have the same configuration")
        configuration = networks[0].configuration
        self.precision = precision
        self.networks = networks.count
        sequences = networks.count * sequencesPerNetwork
        readableSteps = Array(repeating: 0, count: sequences)
        stepper =
            switch precision {
            case .float32:
                .float32(
                    SequenceCrew(
                        networks, sequences: sequencesPerNetwork, blockSteps: Self.blockSteps, backend: backend,
                        products: products))
            case .float64:
                .float64(
                    SequenceCrew(
                        networks, sequences: sequencesPerNetwork, blockSteps: Self.blockSteps, backend: backend,
                        products: products))
            }
    }

    /// Advances every sequence.
    ///
    /// - Parameters:
    ///   - inputs: Rows of the network's input size in the batch's precision, finite.
    ///   - firstRows: The row that each sequence reads in its first step; it reads the following ones in later steps.
    ///   - steps: The number of steps, 1 to `blockSteps`.
    /// - Precondition: Every sequence has a row for every step.
    /// - Complexity: O(`sequences` · `steps` · layers · n · (m + n)), without allocations.
    public func advance(_ inputs: InputRows, firstRows: [Int], steps: Int) {
        precondition((1...Self.blockSteps).contains(steps), "a block has 1 to \(Self.blockSteps) steps")
        precondition(inputs.features == configuration.inputSize, "a row has the network's input size")
        check(inputs, firstRows, steps: steps)
        switch (stepper, inputs.numbers) {
        case (.float32(let stepper), .float32(let rows)):
            stepper.advance(rows, features: inputs.features, firstRows: firstRows, steps: steps)
        case (.float64(let stepper), .float64(let rows)):
            stepper.advance(rows, features: inputs.features, firstRows: firstRows, steps: steps)
        case (.float32, .float64), (.float64, .float32):
            preconditionFailure("rows have the batch's precision")
        }
        for sequence in 0..<sequences { readableSteps[sequence] = steps }
    }

    /// Stops unless every sequence has a row for every step.
    func check(_ rows: InputRows, _ firstRows: [Int], steps: Int) {
        precondition(firstRows.count == sequences, "every sequence needs its rows")
        for firstRow in firstRows {
            precondition(firstRow >= 0 && firstRow <= rows.count - steps, "every sequence has a row for every step")
        }
    }

    // MARK: States

    /// Sets the state that a sequence continues from.
    ///
    /// - Parameters:
    ///   - state: h and c of every layer, from the input upwards, each number rounded once; c is empty for a recurrent cell
    ///     without it. Nil puts the sequence at rest: every state is zero.
    ///   - sequence: The number of the sequence, from 0.
    public func setState(_ state: [(output: [Double], cellState: [Double])]?, sequence: Int) {
        let hasCellState = configuration.cell.kind.hasCellState
        let fits =
            state.map { state in
                state.map(\.output.count) == configuration.hiddenSizes
                    && state.map(\.cellState.count) == configuration.hiddenSizes.map { hasCellState ? $0 : 0 }
            } ?? true
        precondition(fits && (0..<sequences).contains(sequence), "a state has the sizes of the network's layers")
        let numbers = state?.flatMap { $0.output + $0.cellState }
        switch stepper {
        case .float32(let stepper): stepper.setStates(numbers?.map { Float($0) }, sequence: sequence)
        case .float64(let stepper): stepper.setStates(numbers, sequence: sequence)
        }
        readableSteps[sequence] = 0
    }

    /// Copies every state of a sequence of another batch, or of this one, bit for bit.
    ///
    /// - Parameters:
    ///   - other: A batch of a network with the same configuration, in the same precision.
    ///   - sequence: The number of the sequence in `other`.
    ///   - step: The step of the other batch's last block after which its state is copied; nil for its current state.
    ///   - target: The number of the sequence in this batch that continues from the copy.
    public func copyState(from other: SequenceBatch, sequence: Int, afterStep step: Int? = nil, to target: Int) {
        precondition(other.configuration == configuration, "both networks have the same configuration")
        precondition(
            (0..<other.sequences).contains(sequence) && (0..<sequences).contains(target), "the sequences exist")
        if let step { other.checkReadable(sequence, step) }
        switch (stepper, other.stepper) {
        case (.float32(let stepper), .float32(let other)):
            stepper.setStates(other.states(sequence: sequence, afterStep: step), sequence: target)
        case (.float64(let stepper), .float64(let other)):
            stepper.setStates(other.states(sequence: sequence, afterStep: step), sequence: target)
        case (.float32, .float64), (.float64, .float32):
            preconditionFailure("both batches have the same precision")
        }
        readableSteps[target] = 0
    }

    /// h of a layer after step `step` of the last block: n numbers, exact.
    ///
    /// - Precondition: The sequence took that step, and its state was not set since.
    public func output(layer: Int, sequence: Int, afterStep step: Int) -> [Double] {
        state(.output, layer: layer, sequence: sequence, afterStep: step)
    }

    /// c of a layer after step `step` of the last block: n numbers, exact; empty for a recurrent cell without it.
    ///
    /// - Precondition: The sequence took that step, and its state was not set since.
    public func cellState(layer: Int, sequence: Int, afterStep step: Int) -> [Double] {
        guard configuration.cell.kind.hasCellState else { return [] }
        return state(.cellState, layer: layer, sequence: sequence, afterStep: step)
    }

    private func state(_ kind: PairState.Kind, layer: Int, sequence: Int, afterStep step: Int) -> [Double] {
        precondition((0..<configuration.layers).contains(layer), "a network has \(configuration.layers) layers")
        checkReadable(sequence, step)
        let state = BatchState(kind: kind, layer: layer)
        return switch stepper {
        case .float32(let stepper): stepper.state(state, sequence: sequence, afterStep: step)
        case .float64(let stepper): stepper.state(state, sequence: sequence, afterStep: step)
        }
    }

    /// Reads states of a sequence after step `step` of the last block without allocations.
    ///
    /// - Parameters:
    ///   - sequence: The number of the sequence.
    ///   - step: The step of the last block.
    ///   - selection: Which states to read; the places of others keep their numbers.
    ///   - numbers: Overwritten with h and, if there is one, c of every layer, from the input upwards, exact.
    /// - Precondition: The sequence took that step, its state was not set since, and `numbers` has room for all states.
    /// - Complexity: O(state size).
    public func readStates(
        sequence: Int, afterStep step: Int, _ selection: StateSelection = .all, into numbers: inout [Double]
    ) {
        checkReadable(sequence, step)
        var span = numbers.mutableSpan
        switch stepper {
        case .float32(let stepper): stepper.readStates(sequence: sequence, afterStep: step, selection, into: &span)
        case .float64(let stepper): stepper.readStates(sequence: sequence, afterStep: step, selection, into: &span)
        }
    }

    /// Reads h of a layer after step `step` of the last block where it is, without allocations.
    ///
    /// - Parameters:
    ///   - layer: The layer, from the input upwards.
    ///   - sequence: The number of the sequence.
    ///   - step: The step of the last block.
    ///   - float32: Called with the n numbers if the batch's precision is float32.
    ///   - float64: Called with the n numbers if it is float64.
    /// - Precondition: The sequence took that step, and its state was not set since.
    public func withOutput<Result>(
        layer: Int, sequence: Int, afterStep step: Int, float32: (Span<Float>) -> Result,
        float64: (Span<Double>) -> Result
    ) -> Result {
        precondition((0..<configuration.layers).contains(layer), "a network has \(configuration.layers) layers")
        checkReadable(sequence, step)
        let state = BatchState(kind: .output, layer: layer)
        return switch stepper {
        case .float32(let stepper): stepper.withState(state, sequence: sequence, afterStep: step, float32)
        case .float64(let stepper): stepper.withState(state, sequence: sequence, afterStep: step, float64)
        }
    }

    /// Stops unless a sequence's states after a step of the last block can be read.
    func checkReadable(_ sequence: Int, _ step: Int) {
        precondition(
            (0..<sequences).contains(sequence) && (0..<readableSteps[sequence]).contains(step),
            "only steps that this sequence took in the last block can be read")
    }
}

/// Which states of a sequence are read.
public enum StateSelection: Sendable, Hashable {
    /// h and, if there is one, c of every layer.
    case all
    /// What units remember by and what others see: c of every layer, or h if there is no c, and h of the top layer.
    case memory

    /// Whether h of a layer is selected.
    func includesOutput(ofLayer layer: Int, in configuration: NetworkConfiguration) -> Bool {
        switch self {
        case .all: true
        case .memory: !configuration.cell.kind.hasCellState || layer == configuration.layers - 1
        }
    }
}
