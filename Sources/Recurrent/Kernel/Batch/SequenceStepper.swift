/// Steps the sequences of a batch in one format.
///
/// The ways are a closed set, so each is specialised for its own vectors.
enum SequenceStepper<Vector: LaneVector>
where Vector.Scalar: ElementwiseFloat & BinaryFloatingPoint, Vector.Scalar.Scalar == Vector.Scalar {
    typealias Scalar = Vector.Scalar

    /// Scalar code.
    case reference(ReferenceBatch<Scalar>)
    /// The units of one sequence side by side.
    case units(LaneBatch<UnitLanes<Vector>>)
    /// One unit of several sequences side by side.
    case sequences(LaneBatch<NetworkLanes<Vector>>)

    /// Sequences at rest.
    init(
        _ weights: NetworkWeights, sequences: Int, blockSteps: Int, backend: PairNetwork.Backend,
        products: ProductVectors
    ) {
        let configuration = weights.configuration
        switch backend {
        case .reference:
            self = .reference(ReferenceBatch(weights, sequences: sequences))
        case .lanes where Self.favoursSequencesInLanes(configuration, sequences: sequences):
            let batch = LaneBatch<NetworkLanes<Vector>>(
                configuration, sequences: sequences, blockSteps: blockSteps, products: products)
            for lane in 0..<Vector.laneCount { batch.place(weights, network: lane) }
            self = .sequences(batch)
        case .lanes:
            let batch = LaneBatch<UnitLanes<Vector>>(
                configuration, sequences: sequences, blockSteps: blockSteps, products: products)
            batch.place(weights, network: 0)
            self = .units(batch)
        }
    }

    /// Sequences at rest of networks side by side, at most one per lane; a sequence's number is that of its network plus
    /// the number of lanes times its number within the network.
    init(
        sideBySide networks: ArraySlice<NetworkWeights>, sequences: Int, blockSteps: Int, products: ProductVectors
    ) {
        let batch = LaneBatch<NetworkLanes<Vector>>(
            networks[networks.startIndex].configuration, sequences: sequences * Vector.laneCount,
            blockSteps: blockSteps, products: products)
        for (lane, weights) in networks.enumerated() { batch.place(weights, network: lane) }
        self = .sequences(batch)
    }

    /// Whether vectors with one unit of several sequences need clearly less work than vectors with the units of one.
    ///
    /// Either way some lanes are empty: those beyond the last sequence, or those beyond the last unit of every layer.
    private static func favoursSequencesInLanes(_ configuration: NetworkConfiguration, sequences: Int) -> Bool {
        let lanes = Vector.laneCount
        let work = SequenceWork(configuration)
        let sequenceWork =
            work.ofVectors(columns: (sequences + lanes - 1) / lanes, lanes: 1)
            + work.ofGathering(sequences: sequences)
        return 10 * sequenceWork < 8 * work.ofVectors(columns: sequences, lanes: lanes)
    }

    /// Advances every sequence through rows of this format.
    func advance(_ rows: RowStorage<Scalar>, features: Int, firstRows: UnsafeBufferPointer<Int>, steps: Int) {
        switch self {
        case .reference(let batch):
            batch.advance(firstRows: Array(firstRows), steps: steps) { row in
                (0..<features).map { rows.pointer[row * features + $0] }
            }
        case .units(let batch): batch.advance(rows.pointer, firstRows: firstRows, steps: steps)
        case .sequences(let batch): batch.advance(rows.pointer, firstRows: firstRows, steps: steps)
        }
    }

    /// A sequence's state after a step of the last block.
    func withState<Result>(
        _ state: BatchState, sequence: Int, afterStep step: Int, _ body: (Span<Scalar>) -> Result
    ) -> Result {
        switch self {
        case .reference(let batch): body(batch.state(state, sequence: sequence, afterStep: step).span)
        case .units(let batch): batch.withState(state, sequence: sequence, afterStep: step, body)
        case .sequences(let batch): batch.withState(state, sequence: sequence, afterStep: step, body)
        }
    }

    /// Every state of a sequence, layer by layer, h before c: after a step of the last block, or the current one.
    func states(sequence: Int, afterStep step: Int?) -> [Scalar] {
        switch self {
        case .reference(let batch): batch.states(sequence: sequence, afterStep: step)
        case .units(let batch): batch.states(sequence: sequence, afterStep: step)
        case .sequences(let batch): batch.states(sequence: sequence, afterStep: step)
        }
    }

    /// Writes every state of a sequence after a step of the last block, in the order of `states`.
    func readStates(
        sequence: Int, afterStep step: Int, _ selection: StateSelection, into numbers: inout MutableSpan<Double>
    ) {
        switch self {
        case .reference(let batch):
            batch.readStates(sequence: sequence, afterStep: step, selection, into: &numbers)
        case .units(let batch): batch.readStates(sequence: sequence, afterStep: step, selection, into: &numbers)
        case .sequences(let batch): batch.readStates(sequence: sequence, afterStep: step, selection, into: &numbers)
        }
    }

    /// Sets every current state of a sequence, in the order of `states`; nil puts it at rest.
    func setStates(_ numbers: [Scalar]?, sequence: Int) {
        switch self {
        case .reference(let batch): batch.setStates(numbers, sequence: sequence)
        case .units(let batch): batch.setStates(numbers, sequence: sequence)
        case .sequences(let batch): batch.setStates(numbers, sequence: sequence)
        }
    }
}
