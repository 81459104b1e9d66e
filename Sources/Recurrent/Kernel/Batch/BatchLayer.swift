/// One layer of the batch kernel: packed weights and the states of a block of steps.
///
/// A column holds one sequence, or one sequence per lane. P is the number of vectors that hold n units of a column; a row
/// of states has P vectors for every column, one column after the other, and is padded to an even number of vectors. The
/// functions of a step do not depend on where a column ends: they go through a row in twins of adjacent vectors.
///
/// A pre-activation begins with b, adds W x in the order of x for some steps at once, then U h in the order of h step by
/// step. Functions are computed in two stages over a stretch of vectors, see `StagedFunction`.
final class BatchLayer<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// P.
    let vectors: Int
    /// The number of columns.
    let columns: Int
    /// The number of steps whose input products are computed at once.
    private let stepsPerProjection: Int
    private let configuration: LayerConfiguration
    /// The offsets of the columns of a recurrent product, in operands.
    private let stateOffsets: LaneStorage<Int>
    /// The number of steps in the last block; its last row is the start of the next one.
    private(set) var lastSteps = 0

    // MARK: What the cells read and write

    /// W, U and the biases.
    let weights: BatchWeights<Layout>
    /// W x + b of the gates, to which U h is added in place: [step][column][vector of the gates].
    let sums: LaneStorage<Vector>
    /// W x + b of a separate candidate: [step][column][unit vector].
    let candidateInputs: LaneStorage<Vector>
    /// U h + b of a separate candidate in one step: [column][unit vector].
    let candidateSums: LaneStorage<Vector>
    /// r∘h of one step, for the GRU that resets before the product: [column][unit vector].
    let resetOutput: LaneStorage<Vector>
    /// The results of first stages for second stages: [twin of a stretch][gate].
    let begun: LaneStorage<ReducedExponential<Twin<Vector>>>
    /// The functions on wider vectors, if they are used.
    let wide: WideFunctions?
    /// h: [1 + step][column][unit vector]; row 0 is the state before the block.
    let h: LaneStorage<Vector>
    /// c: as `h`; empty for recurrent cells without it.
    let c: LaneStorage<Vector>

    /// The number of twins in a stretch: what their stages store fits the nearest cache.
    static var twinsPerStretch: Int { 16 }

    /// A layer at rest with zero weights.
    ///
    /// - Parameters:
    ///   - configuration: The layer.
    ///   - columns: The number of columns.
    ///   - blockSteps: The most steps in a block.
    ///   - stepsPerProjection: The most steps whose input products are computed at once.
    ///   - products: The vectors of the products.
    init(
        _ configuration: LayerConfiguration, columns: Int, blockSteps: Int, stepsPerProjection: Int,
        products: ProductVectors
    ) {
        let vectors = Layout.vectors(configuration.hiddenSize)
        let kind = configuration.cell.kind
        let zero = Vector(repeating: 0)
        func storage(_ count: Int) -> LaneStorage<Vector> { LaneStorage(repeating: zero, count: count) }

        self.vectors = vectors
        wide = products.available(Vector.wideFunctions)
        self.columns = columns
        self.stepsPerProjection = stepsPerProjection
        self.configuration = configuration
        stateOffsets = LaneStorage(repeating: 0, count: columns)
        for column in 0..<columns { stateOffsets.pointer[column] = column * vectors * Layout.unitsPerVector }
        weights = BatchWeights(
            configuration, columns: columns, inputColumns: columns * stepsPerProjection, products: products)

        // The last twin may reach one unit vector beyond the columns.
        let row = columns * vectors
        let gatesPerUnit = weights.gates.bias.count / vectors
        sums = storage((stepsPerProjection * row + 1) * gatesPerUnit)
        candidateInputs = storage(kind.hasSeparateCandidate ? stepsPerProjection * row + 1 : 0)
        candidateSums = storage(kind.hasSeparateCandidate ? row + 1 : 0)
        resetOutput = storage(configuration.cell.joinsCandidateBiases ? row + 1 : 0)
        let zeros = Twin<Vector>(repeating: 0)
        begun = LaneStorage(
            repeating: ReducedExponential(minusOne: zeros, shiftedPower: zeros),
            count: Self.twinsPerStretch * gatesPerUnit)
        h = storage((blockSteps + 1) * Self.paddedRow(row))
        c = storage(kind.hasCellState ? h.count : 0)
    }

    /// Sets a network's weights, rounded once to the kernel's precision.
    func place(_ weights: LayerWeights, network: Int) { self.weights.place(weights, network: network) }

    /// The number of vectors in a row of states.
    var rowVectors: Int { Self.paddedRow(columns * vectors) }

    /// The number of twins in a row of states.
    var twins: Int { rowVectors / 2 }

    private static func paddedRow(_ vectors: Int) -> Int { (vectors + 1) / 2 * 2 }

    /// Computes the steps of a block.
    ///
    /// - Parameter project: Computes the input products of some steps through `project(chunk:_:)`, chunk by chunk.
    @inline(__always)
    func advance(steps: Int, project: (_ firstStep: Int, _ steps: Int) -> Void) {
        carryStates(over: steps)
        for first in stride(from: 0, to: steps, by: stepsPerProjection) {
            let count = min(stepsPerProjection, steps - first)
            project(first, count)
            for step in 0..<count {
                let rows = BatchStep<Vector>(
                    sums: sums.pointer + step * columns * weights.gates.bias.count,
                    candidateInputs: candidateInputs.pointer + step * columns * vectors,
                    h: h.pointer + (first + step) * rowVectors, c: c.pointer + (first + step) * rowVectors)
                switch configuration.gateActivation {
                case .sigmoid: take(rows, StagedLogistic.self)
                case .hardSigmoid: take(rows, StagedHardLogistic.self)
                }
            }
        }
    }

    /// The number of chunks into which the rows of W are divided.
    var inputChunks: Int { weights.gates.input.chunks }

    /// The rows of a chunk of W.
    func inputRows(ofChunk chunk: Int) -> Range<Int> { weights.gates.input.rows(ofChunk: chunk) }

    /// Adds the products of a chunk of W with the inputs of some steps: [step][column].
    func project(chunk: Int, _ columns: MatrixColumns<Layout>) {
        weights.gates.input.accumulate(
            chunk: chunk, columns, start: weights.gates.bias.pointer, startStride: 0, outputs: sums.pointer)
        guard let candidate = weights.candidate else { return }
        candidate.input.accumulate(
            chunk: chunk, columns, start: candidate.bias.pointer, startStride: 0, outputs: candidateInputs.pointer)
    }

    /// Takes a step of the recurrent cell.
    ///
    /// The steps are separate functions: in one function, each would load the constants of all.
    @inline(__always)
    private func take<Gate: StagedFunction>(_ step: BatchStep<Vector>, _ gateFunction: Gate.Type) {
        switch configuration.cell {
        case .lstm: stepLSTM(step, gateFunction)
        case .gru(.afterProduct): stepResetAfter(step, gateFunction)
        case .gru(.beforeProduct): stepResetBefore(step, gateFunction)
        case .elman: stepElman(step)
        }
    }

    /// Moves the states after the last block to row 0.
    private func carryStates(over steps: Int) {
        let last = lastSteps * rowVectors
        h.pointer.update(from: h.pointer + last, count: rowVectors)
        if configuration.cell.kind.hasCellState { c.pointer.update(from: c.pointer + last, count: rowVectors) }
        lastSteps = steps
    }

    // MARK: What the cells have in common

    /// Adds U h of the gates to W x + b.
    @inline(__always)
    func accumulateGates(_ step: BatchStep<Vector>) {
        weights.gates.recurrent.accumulate(
            stateColumns(step.h), start: step.sums, startStride: weights.gates.bias.count, outputs: step.sums)
    }

    /// A row of states as the columns of a recurrent product.
    @inline(__always)
    func stateColumns(_ row: UnsafeMutablePointer<Vector>) -> MatrixColumns<Layout> {
        MatrixColumns(inputs: Layout.operands(row), offsets: stateOffsets.pointer, count: columns)
    }

    /// Calls `body` with each stretch of twins.
    @inline(__always)
    func forEachStretch(_ body: (_ twins: Range<Int>) -> Void) {
        for start in stride(from: 0, to: twins, by: Self.twinsPerStretch) {
            body(start..<min(start + Self.twinsPerStretch, twins))
        }
    }
}

/// The memory that one step of a layer reads and writes.
struct BatchStep<Vector: LaneVector> {
    /// W x + b of the gates.
    let sums: UnsafeMutablePointer<Vector>
    /// W x + b of a separate candidate.
    let candidateInputs: UnsafeMutablePointer<Vector>
    /// h before the step; h after it is a row later.
    let h: UnsafeMutablePointer<Vector>
    /// c before the step; c after it is a row later.
    let c: UnsafeMutablePointer<Vector>
}

extension Twin {
    /// Two vectors in memory, the second `distance` after the first.
    @inline(__always)
    init(_ first: UnsafePointer<Vector>, distance: Int) { self.init(first[0], first[distance]) }

    /// Writes the vectors next to each other.
    @inline(__always)
    func store(to target: UnsafeMutablePointer<Vector>) {
        target[0] = a
        target[1] = b
    }
}
