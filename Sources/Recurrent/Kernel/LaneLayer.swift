/// One layer of the pair kernel: packed weights and the states of a block of steps.
///
/// P is the number of vectors that hold n units, the last padded with units whose weights and states are all zero.
final class LaneLayer<Vector: LaneVector> {
    /// P.
    let vectors: Int
    private let cell: Cell
    private let gateActivation: GateActivation
    private let inputSize: Int
    /// W and b of every gate: [unit vector][i, f, g, o] for LSTM; [unit vector][z, r], then [unit vector] of n for GRU.
    private let input: PanelMatrix<Vector>
    private let inputBias: LaneStorage<Vector>
    /// U of the gates, with the vectors of `input` (the GRU's z and r alone).
    private let gates: PanelMatrix<Vector>
    /// The GRU's U_n and b_rn: [unit vector].
    private let candidate: PanelMatrix<Vector>?
    private let candidateBias: LaneStorage<Vector>
    /// W x + b: [column][vector of `input`].
    private let projected: LaneStorage<Vector>
    /// Pre-activations of one step: [sequence][vector of `gates`], then [sequence][unit vector] for the candidate.
    private let sums: LaneStorage<Vector>
    /// r∘h of one step, for the GRU that resets before the product: [sequence][unit vector].
    private let resetOutput: LaneStorage<Vector>
    /// h: [1 + step][sequence][unit vector]; row 0 is the state before the block.
    private let h: LaneStorage<Vector>
    /// c: as `h`; nothing for GRU.
    private let c: LaneStorage<Vector>
    /// How many steps the last block had; its last row is where the next one starts.
    private var lastSteps = 0

    /// A layer at rest, its weights rounded once to the kernel's precision.
    init(_ weights: LayerWeights, configuration: NetworkConfiguration, inputs: Int, blockSteps: Int) {
        let lanes = Vector.laneCount
        let n = configuration.hiddenSize
        let vectors = (n + lanes - 1) / lanes
        let zero = Vector(repeating: 0)
        let gateCount = configuration.cell.kind.gateCount
        let pack = LanePacking(cell: configuration.cell.kind, hiddenSize: n, vectors: vectors, lanes: lanes)

        self.vectors = vectors
        cell = configuration.cell
        gateActivation = configuration.gateActivation
        inputSize = inputs
        input = PanelMatrix(rows: inputs, vectors: gateCount * vectors) { row, vector, lane in
            pack.column(vector: vector, lane: lane)
                .map { Vector.Scalar(weights.kernel[row * gateCount * n + $0]) } ?? 0
        }
        inputBias = LaneStorage(repeating: zero, count: gateCount * vectors)
        gates = PanelMatrix(rows: n, vectors: pack.gateVectors) { row, vector, lane in
            pack.column(vector: vector, lane: lane)
                .map { Vector.Scalar(weights.recurrentKernel[row * gateCount * n + $0]) } ?? 0
        }
        candidate =
            configuration.cell.kind == .lstm
            ? nil
            : PanelMatrix(rows: n, vectors: vectors) { row, vector, lane in
                pack.column(vector: pack.gateVectors + vector, lane: lane)
                    .map { Vector.Scalar(weights.recurrentKernel[row * gateCount * n + $0]) } ?? 0
            }
        candidateBias = LaneStorage(repeating: zero, count: vectors)
        projected = LaneStorage(repeating: zero, count: 2 * blockSteps * gateCount * vectors)
        sums = LaneStorage(repeating: zero, count: 2 * gateCount * vectors)
        resetOutput = LaneStorage(repeating: zero, count: 2 * vectors)
        h = LaneStorage(repeating: zero, count: (blockSteps + 1) * 2 * vectors)
        c = LaneStorage(repeating: zero, count: cell == .lstm ? (blockSteps + 1) * 2 * vectors : 0)
        packBiases(weights, pack: pack)
    }

    private func packBiases(_ weights: LayerWeights, pack: LanePacking) {
        let lanes = Vector.laneCount
        let biases = UnsafeMutableRawPointer(inputBias.pointer).assumingMemoryBound(to: Vector.Scalar.self)
        for vector in 0..<inputBias.count {
            for lane in 0..<lanes {
                guard let column = pack.column(vector: vector, lane: lane) else { continue }
                var bias = weights.bias[column]
                if cell == .gru(.beforeProduct), vector >= pack.gateVectors {
                    bias += weights.recurrentBias[(vector - pack.gateVectors) * lanes + lane]
                }
                biases[vector * lanes + lane] = Vector.Scalar(bias)
            }
        }
        let recurrent = UnsafeMutableRawPointer(candidateBias.pointer).assumingMemoryBound(to: Vector.Scalar.self)
        for (unit, bias) in weights.recurrentBias.enumerated() { recurrent[unit] = Vector.Scalar(bias) }
    }

    /// The outputs of the last block as columns for the layer above.
    var outputs: LaneColumns<Vector> {
        let start = UnsafePointer(h.pointer + 2 * vectors)
        return LaneColumns(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: Vector.Scalar.self),
            stride: vectors * Vector.laneCount, areShared: false)
    }

    /// h of a sequence after a step of the last block: P vectors.
    func output(_ sequence: PairSequence, afterStep step: Int) -> UnsafePointer<Vector> {
        UnsafePointer(h.pointer + (2 * (step + 1) + sequence.rawValue) * vectors)
    }

    /// c of a sequence after a step of the last block: P vectors.
    ///
    /// - Precondition: The cell is an LSTM.
    func cellState(_ sequence: PairSequence, afterStep step: Int) -> UnsafePointer<Vector> {
        UnsafePointer(c.pointer + (2 * (step + 1) + sequence.rawValue) * vectors)
    }

    /// Whether h and c of both sequences are the same bits after a step of the last block.
    func statesAreSame(afterStep step: Int) -> Bool {
        guard Vector.difference(output(.a, afterStep: step), output(.b, afterStep: step), count: vectors).isSame else {
            return false
        }
        return cell != .lstm
            || Vector.difference(cellState(.a, afterStep: step), cellState(.b, afterStep: step), count: vectors).isSame
    }

    /// Takes the steps of a block.
    @inline(__always)
    func advance(_ columns: LaneColumns<Vector>, steps: Int) {
        carryStates(over: steps)
        input.project(
            columns.start, stride: columns.stride, count: columns.areShared ? steps : 2 * steps,
            start: inputBias.pointer, outputs: projected.pointer)
        for step in 0..<steps {
            let first = projected.pointer + (columns.areShared ? step : 2 * step) * input.vectors
            let rows = LaneStep(
                inputOfA: UnsafePointer(first),
                inputOfB: UnsafePointer(columns.areShared ? first : first + input.vectors),
                row: 2 * step * vectors)
            switch cell {
            case .lstm: stepLSTM(rows)
            case .gru(.afterProduct): stepResetAfter(rows)
            case .gru(.beforeProduct): stepResetBefore(rows)
            }
        }
    }

    /// Moves the states after the last block to row 0.
    private func carryStates(over steps: Int) {
        let row = 2 * vectors
        let last = lastSteps * row
        h.pointer.update(from: h.pointer + last, count: row)
        if cell == .lstm { c.pointer.update(from: c.pointer + last, count: row) }
        lastSteps = steps
    }

    /// i, f, o = σ(W x + U h + b), g = tanh(…); c ← f∘c + i∘g; h ← o∘tanh(c).
    @inline(__always)
    private func stepLSTM(_ step: LaneStep<Vector>) {
        accumulateGates(step)
        for sequence in 0..<2 {
            for unit in 0..<vectors {
                let place = step.row + sequence * vectors + unit
                let next = place + 2 * vectors
                let gate = sums.pointer + sequence * gates.vectors + 4 * unit
                let i = activation(gate[0])
                let f = activation(gate[1])
                let g = Vector.hyperbolicTangent(gate[2])
                let o = activation(gate[3])
                let state = Vector.multiplyAdd(f, c.pointer[place], i * g)
                c.pointer[next] = state
                h.pointer[next] = o * Vector.hyperbolicTangent(state)
            }
        }
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + r∘(U_n h + b_rn)); h ← z∘h + (1 − z)∘n.
    @inline(__always)
    private func stepResetAfter(_ step: LaneStep<Vector>) {
        let candidateSums = sums.pointer + 2 * gates.vectors
        accumulateGates(step)
        candidate?.accumulate(
            a: numbers(h.pointer + step.row), b: numbers(h.pointer + step.row + vectors),
            startOfA: candidateBias.pointer, startOfB: candidateBias.pointer,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        for sequence in 0..<2 {
            let input = sequence == 0 ? step.inputOfA : step.inputOfB
            for unit in 0..<vectors {
                let place = step.row + sequence * vectors + unit
                let gate = sums.pointer + sequence * gates.vectors + 2 * unit
                let z = activation(gate[0])
                let r = activation(gate[1])
                let n = Vector.hyperbolicTangent(
                    Vector.multiplyAdd(
                        r, candidateSums[sequence * vectors + unit], input[gates.vectors + unit]))
                h.pointer[place + 2 * vectors] = blend(z, h.pointer[place], n)
            }
        }
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + U_n (r∘h)); h ← z∘h + (1 − z)∘n.
    @inline(__always)
    private func stepResetBefore(_ step: LaneStep<Vector>) {
        let candidateSums = sums.pointer + 2 * gates.vectors
        accumulateGates(step)
        for sequence in 0..<2 {
            for unit in 0..<vectors {
                let r = activation(sums.pointer[sequence * gates.vectors + 2 * unit + 1])
                resetOutput.pointer[sequence * vectors + unit] = r * h.pointer[step.row + sequence * vectors + unit]
            }
        }
        candidate?.accumulate(
            a: numbers(resetOutput.pointer), b: numbers(resetOutput.pointer + vectors),
            startOfA: step.inputOfA + gates.vectors, startOfB: step.inputOfB + gates.vectors,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        for sequence in 0..<2 {
            for unit in 0..<vectors {
                let place = step.row + sequence * vectors + unit
                let z = activation(sums.pointer[sequence * gates.vectors + 2 * unit])
                let n = Vector.hyperbolicTangent(candidateSums[sequence * vectors + unit])
                h.pointer[place + 2 * vectors] = blend(z, h.pointer[place], n)
            }
        }
    }

    /// Adds U h of the gates to the projected inputs, for both sequences.
    @inline(__always)
    private func accumulateGates(_ step: LaneStep<Vector>) {
        gates.accumulate(
            a: numbers(h.pointer + step.row), b: numbers(h.pointer + step.row + vectors),
            startOfA: step.inputOfA, startOfB: step.inputOfB,
            outputOfA: sums.pointer, outputOfB: sums.pointer + gates.vectors)
    }

    /// z∘h + (1 − z)∘n.
    @inline(__always)
    private func blend(_ z: Vector, _ h: Vector, _ n: Vector) -> Vector {
        Vector.multiplyAdd(z, h, (Vector(repeating: 1) - z) * n)
    }

    @inline(__always)
    private func activation(_ x: Vector) -> Vector {
        gateActivation == .sigmoid ? Vector.logistic(x) : Vector.hardLogistic(x)
    }

    @inline(__always)
    private func numbers(_ vectors: UnsafeMutablePointer<Vector>) -> UnsafePointer<Vector.Scalar> {
        UnsafePointer(UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Vector.Scalar.self))
    }
}
