/// One layer of the pair kernel: packed weights and the states of a block of steps.
///
/// P is the number of vectors that hold n units; the last is padded with units whose weights and states are all zero. A
/// loop over `unit` runs over these vectors of units.
///
/// A pre-activation begins with b, adds W x in the order of x for all steps of the block at once, then U h in the order
/// of h step by step. Functions are computed in two stages over all unit vectors, see `StagedFunction`.
final class LaneLayer<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// P.
    let vectors: Int
    private let configuration: LayerConfiguration
    /// W x + b: [column][vector of `input`].
    private let projected: LaneStorage<Vector>
    /// The number of steps in the last block; its last row is the start of the next one.
    private var lastSteps = 0

    // MARK: What the cells read and write

    /// W, U and the biases.
    let weights: LaneWeights<Layout>
    /// Pre-activations of one step: [sequence][vector of `gates`], then [sequence][unit vector] for the candidate.
    let sums: LaneStorage<Vector>
    /// The results of first stages for second stages, for both sequences: [vector of `gates`].
    ///
    /// Finished gates are overwritten: tanh c takes the place of i, the candidate that of r.
    let begun: LaneStorage<ReducedExponential<Twin<Vector>>>
    /// r∘h of one step, for the GRU that resets before the product: [sequence][unit vector].
    let resetOutput: LaneStorage<Vector>
    /// h: [1 + step][sequence][unit vector]; row 0 is the state before the block.
    let h: LaneStorage<Vector>
    /// c: as `h`; empty for recurrent cells without it.
    let c: LaneStorage<Vector>

    /// A layer at rest with zero weights, for blocks of up to `blockSteps` steps.
    init(_ configuration: LayerConfiguration, blockSteps: Int) {
        let vectors = Layout.vectors(configuration.hiddenSize)
        let zero = Vector(repeating: 0)
        let gateCount = configuration.cell.kind.gateCount

        self.vectors = vectors
        self.configuration = configuration
        weights = LaneWeights(configuration)
        projected = LaneStorage(repeating: zero, count: 2 * blockSteps * gateCount * vectors)
        sums = LaneStorage(repeating: zero, count: 2 * gateCount * vectors)
        let zeros = Twin<Vector>(repeating: 0)
        begun = LaneStorage(
            repeating: ReducedExponential(minusOne: zeros, shiftedPower: zeros), count: weights.gates.vectors)
        resetOutput = LaneStorage(repeating: zero, count: 2 * vectors)
        h = LaneStorage(repeating: zero, count: (blockSteps + 1) * 2 * vectors)
        c = LaneStorage(repeating: zero, count: configuration.cell.kind.hasCellState ? h.count : 0)
    }

    /// Sets a network's weights, rounded once to the kernel's precision, and puts it at rest.
    ///
    /// - Returns: Whether all weights were set.
    func place(_ weights: LayerWeights, network: Int, while proceeds: () -> Bool) -> Bool {
        guard self.weights.place(weights, network: network, while: proceeds) else { return false }
        for storage in [h, c] where storage.count > 0 {
            let row = Layout.numbers(storage.pointer + 2 * lastSteps * vectors)
            for unit in 0..<2 * vectors * Layout.unitsPerVector {
                row[Layout.place(ofUnit: unit, network: network)] = 0
            }
        }
        return true
    }

    /// The outputs of the last block as columns for the layer above.
    var outputs: LaneColumns<Layout> {
        LaneColumns(start: Layout.operands(h.pointer + 2 * vectors), stride: operandsPerRow, areShared: false)
    }

    /// The number of operands that hold the units of a sequence.
    private var operandsPerRow: Int { vectors * Layout.unitsPerVector }

    /// h of a sequence after a step of the last block: P vectors.
    func output(_ sequence: PairSequence, afterStep step: Int) -> UnsafePointer<Vector> {
        UnsafePointer(h.pointer + (2 * (step + 1) + sequence.rawValue) * vectors)
    }

    /// c of a sequence after a step of the last block: P vectors.
    ///
    /// - Precondition: The recurrent cell has a cell state.
    func cellState(_ sequence: PairSequence, afterStep step: Int) -> UnsafePointer<Vector> {
        UnsafePointer(c.pointer + (2 * (step + 1) + sequence.rawValue) * vectors)
    }

    /// The bits in which h or c of any unit differ between the sequences after a step of the last block.
    func differingBits(afterStep step: Int) -> Vector {
        var bits = Vector(repeating: 0)
        for unit in 0..<vectors {
            bits = bits.union(output(.a, afterStep: step)[unit].differingBits(from: output(.b, afterStep: step)[unit]))
        }
        guard configuration.cell.kind.hasCellState else { return bits }
        for unit in 0..<vectors {
            let other = cellState(.b, afterStep: step)[unit]
            bits = bits.union(cellState(.a, afterStep: step)[unit].differingBits(from: other))
        }
        return bits
    }

    /// Computes the steps of a block.
    @inline(__always)
    func advance(_ columns: LaneColumns<Layout>, steps: Int) {
        carryStates(over: steps)
        weights.input.project(
            columns.start, stride: columns.stride, count: columns.areShared ? steps : 2 * steps,
            start: weights.inputBias.pointer, outputs: projected.pointer)
        for step in 0..<steps {
            let first = projected.pointer + (columns.areShared ? step : 2 * step) * weights.input.vectors
            let rows = LaneStep(
                inputOfA: UnsafePointer(first),
                inputOfB: UnsafePointer(columns.areShared ? first : first + weights.input.vectors),
                row: 2 * step * vectors)
            switch configuration.gateActivation {
            case .sigmoid: take(rows, StagedLogistic.self)
            case .hardSigmoid: take(rows, StagedHardLogistic.self)
            }
        }
    }

    /// Takes a step of the recurrent cell.
    ///
    /// The steps are separate functions: in one function, each would load the constants of all.
    @inline(__always)
    private func take<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        switch configuration.cell {
        case .lstm: stepLSTM(step, gateFunction)
        case .gru(.afterProduct): stepResetAfter(step, gateFunction)
        case .gru(.beforeProduct): stepResetBefore(step, gateFunction)
        case .elman: stepElman(step)
        }
    }

    /// Moves the states after the last block to row 0.
    private func carryStates(over steps: Int) {
        let row = 2 * vectors
        let last = lastSteps * row
        h.pointer.update(from: h.pointer + last, count: row)
        if configuration.cell.kind.hasCellState { c.pointer.update(from: c.pointer + last, count: row) }
        lastSteps = steps
    }

    // MARK: What the cells have in common

    /// The first stage of a function of a pre-activation of the gates.
    @inline(__always)
    func begin<Function: StagedFunction>(_ function: Function.Type, _ gate: Int) {
        begun.pointer[gate] = Function.begin(twin(sums.pointer + gate, weights.gates.vectors))
    }

    /// The second stage of a function of a pre-activation of the gates.
    @inline(__always)
    func finish<Function: StagedFunction>(_ function: Function.Type, _ gate: Int) -> Twin<Vector> {
        Function.finish(twin(sums.pointer + gate, weights.gates.vectors), begun.pointer[gate])
    }

    /// Adds U h of the gates to the projected inputs, for both sequences.
    @inline(__always)
    func accumulateGates(_ step: LaneStep<Vector>) {
        weights.gates.accumulate(
            a: Layout.operands(h.pointer + step.row), b: Layout.operands(h.pointer + step.row + vectors),
            startOfA: step.inputOfA, startOfB: step.inputOfB,
            outputOfA: sums.pointer, outputOfB: sums.pointer + weights.gates.vectors)
    }

    /// The vectors of both sequences; b's is `distance` after a's.
    @inline(__always)
    func twin(_ ofA: UnsafePointer<Vector>, _ distance: Int) -> Twin<Vector> { Twin(ofA[0], ofA[distance]) }

    /// Writes the vectors of both sequences; b's is `distance` after a's.
    @inline(__always)
    func store(_ twin: Twin<Vector>, _ ofA: UnsafeMutablePointer<Vector>, _ distance: Int) {
        ofA[0] = twin.a
        ofA[distance] = twin.b
    }
}

/// The memory that one step of a layer reads and writes.
struct LaneStep<Vector: LaneVector> {
    /// W x + b of sequence a.
    let inputOfA: UnsafePointer<Vector>
    /// W x + b of sequence b.
    let inputOfB: UnsafePointer<Vector>
    /// The first vector of the states before the step; the states after it are 2 P vectors later.
    let row: Int
}

/// Columns of inputs in memory: one per step if both sequences share it, otherwise a's and b's alternately.
struct LaneColumns<Layout: LaneLayout> {
    /// The first operand of the first column.
    let start: UnsafePointer<Layout.Operand>
    /// The distance between columns, in operands.
    let stride: Int
    /// Whether both sequences read the same column.
    let areShared: Bool
}
