/// One layer of the pair kernel: packed weights and the states of a block of steps.
///
/// P is the number of vectors that hold n units, the last padded with units whose weights and states are all zero.
final class LaneLayer<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// P.
    let vectors: Int
    private let configuration: NetworkConfiguration
    private let packing: LanePacking
    /// W and b of every gate: [unit vector][i, f, g, o] for LSTM; [unit vector][z, r], then [unit vector] of n for GRU.
    private let input: PanelMatrix<Layout>
    private let inputBias: LaneStorage<Vector>
    /// U of the gates, with the vectors of `input` (the GRU's z and r alone).
    private let gates: PanelMatrix<Layout>
    /// The GRU's U_n and b_rn: [unit vector].
    private let candidate: PanelMatrix<Layout>?
    private let candidateBias: LaneStorage<Vector>
    /// W x + b: [column][vector of `input`].
    private let projected: LaneStorage<Vector>
    /// Pre-activations of one step: [sequence][vector of `gates`], then [sequence][unit vector] for the candidate.
    private let sums: LaneStorage<Vector>
    /// What begun functions left for their second stage: [vector of `gates`].
    private let begun: LaneStorage<ReducedExponential<Twin<Vector>>>
    /// r∘h of one step, for the GRU that resets before the product: [sequence][unit vector].
    private let resetOutput: LaneStorage<Vector>
    /// h: [1 + step][sequence][unit vector]; row 0 is the state before the block.
    private let h: LaneStorage<Vector>
    /// c: as `h`; nothing for GRU.
    private let c: LaneStorage<Vector>
    /// How many steps the last block had; its last row is where the next one starts.
    private var lastSteps = 0

    /// A layer at rest, all of whose weights are zero.
    init(_ configuration: NetworkConfiguration, inputs: Int, blockSteps: Int) {
        let n = configuration.hiddenSize
        let vectors = Layout.vectors(n)
        let zero = Vector(repeating: 0)
        let gateCount = configuration.cell.kind.gateCount

        self.vectors = vectors
        self.configuration = configuration
        packing = LanePacking(
            cell: configuration.cell.kind, hiddenSize: n, vectors: vectors, lanes: Layout.unitsPerVector)
        input = PanelMatrix(rows: inputs, vectors: gateCount * vectors)
        inputBias = LaneStorage(repeating: zero, count: gateCount * vectors)
        gates = PanelMatrix(rows: n, vectors: packing.gateVectors)
        candidate = configuration.cell.kind == .lstm ? nil : PanelMatrix(rows: n, vectors: vectors)
        candidateBias = LaneStorage(repeating: zero, count: vectors)
        projected = LaneStorage(repeating: zero, count: 2 * blockSteps * gateCount * vectors)
        sums = LaneStorage(repeating: zero, count: 2 * gateCount * vectors)
        let zeros = Twin<Vector>(repeating: 0)
        begun = LaneStorage(
            repeating: ReducedExponential(minusOne: zeros, shiftedPower: zeros), count: packing.gateVectors)
        resetOutput = LaneStorage(repeating: zero, count: 2 * vectors)
        h = LaneStorage(repeating: zero, count: (blockSteps + 1) * 2 * vectors)
        c = LaneStorage(repeating: zero, count: configuration.cell == .lstm ? (blockSteps + 1) * 2 * vectors : 0)
    }

    /// Gives a network its weights, rounded once to the kernel's precision, and puts it at rest.
    func place(_ weights: LayerWeights, network: Int) {
        let columns = configuration.cell.kind.gateCount * configuration.hiddenSize
        let packing = packing
        func weight(_ tensor: [Double], _ row: Int, _ vector: Int, _ lane: Int) -> Vector.Scalar {
            packing.column(vector: vector, lane: lane).map { Vector.Scalar(tensor[row * columns + $0]) } ?? 0
        }
        input.pack(network: network) { weight(weights.kernel, $0, $1, $2) }
        gates.pack(network: network) { weight(weights.recurrentKernel, $0, $1, $2) }
        candidate?.pack(network: network) { weight(weights.recurrentKernel, $0, packing.gateVectors + $1, $2) }
        placeBiases(weights, network: network)
        for storage in [h, c] where storage.count > 0 {
            let row = numbers(storage.pointer + 2 * lastSteps * vectors)
            for unit in 0..<2 * vectors * Layout.unitsPerVector {
                row[Layout.place(ofUnit: unit, network: network)] = 0
            }
        }
    }

    private func placeBiases(_ weights: LayerWeights, network: Int) {
        let lanes = Layout.unitsPerVector
        let biases = numbers(inputBias.pointer)
        for vector in 0..<inputBias.count {
            for lane in 0..<lanes {
                guard let column = packing.column(vector: vector, lane: lane) else { continue }
                var bias = weights.bias[column]
                if configuration.cell == .gru(.beforeProduct), vector >= packing.gateVectors {
                    bias += weights.recurrentBias[(vector - packing.gateVectors) * lanes + lane]
                }
                biases[Layout.place(ofUnit: vector * lanes + lane, network: network)] = Vector.Scalar(bias)
            }
        }
        let recurrent = numbers(candidateBias.pointer)
        for (unit, bias) in weights.recurrentBias.enumerated() {
            recurrent[Layout.place(ofUnit: unit, network: network)] = Vector.Scalar(bias)
        }
    }

    /// The outputs of the last block as columns for the layer above.
    var outputs: LaneColumns<Layout> {
        LaneColumns(start: operands(h.pointer + 2 * vectors), stride: operandsPerRow, areShared: false)
    }

    /// How many operands the units of a sequence are.
    private var operandsPerRow: Int { vectors * Layout.unitsPerVector }

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

    /// The bits in which h or c of any unit differ between the sequences after a step of the last block.
    func differingBits(afterStep step: Int) -> Vector {
        var bits = Vector(repeating: 0)
        for unit in 0..<vectors {
            bits = bits.union(output(.a, afterStep: step)[unit].differingBits(from: output(.b, afterStep: step)[unit]))
        }
        guard configuration.cell == .lstm else { return bits }
        for unit in 0..<vectors {
            let other = cellState(.b, afterStep: step)[unit]
            bits = bits.union(cellState(.a, afterStep: step)[unit].differingBits(from: other))
        }
        return bits
    }

    /// Takes the steps of a block.
    @inline(__always)
    func advance(_ columns: LaneColumns<Layout>, steps: Int) {
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
            switch configuration.gateActivation {
            case .sigmoid: take(rows, StagedLogistic.self)
            case .hardSigmoid: take(rows, StagedHardLogistic.self)
            }
        }
    }

    @inline(__always)
    private func take<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        switch configuration.cell {
        case .lstm: stepLSTM(step, gateFunction)
        case .gru(.afterProduct): stepResetAfter(step, gateFunction)
        case .gru(.beforeProduct): stepResetBefore(step, gateFunction)
        }
    }

    /// Moves the states after the last block to row 0.
    private func carryStates(over steps: Int) {
        let row = 2 * vectors
        let last = lastSteps * row
        h.pointer.update(from: h.pointer + last, count: row)
        if configuration.cell == .lstm { c.pointer.update(from: c.pointer + last, count: row) }
        lastSteps = steps
    }

    /// i, f, o = σ(W x + U h + b), g = tanh(…); c ← f∘c + i∘g; h ← o∘tanh(c).
    @inline(__always)
    private func stepLSTM<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        let next = step.row + 2 * vectors
        accumulateGates(step)
        for unit in 0..<vectors {
            begin(Gate.self, 4 * unit)
            begin(Gate.self, 4 * unit + 1)
            begin(Gate.self, 4 * unit + 3)
        }
        for unit in 0..<vectors { begin(StagedTanh.self, 4 * unit + 2) }
        for unit in 0..<vectors {
            let gate = 4 * unit
            let i = finish(Gate.self, gate)
            let f = finish(Gate.self, gate + 1)
            let g = finish(StagedTanh.self, gate + 2)
            let state = Twin.multiplyAdd(f, twin(c.pointer + step.row + unit, vectors), i * g)
            store(state, c.pointer + next + unit, vectors)
        }
        for unit in 0..<vectors {
            begun.pointer[4 * unit] = StagedTanh.begin(twin(c.pointer + next + unit, vectors))
        }
        for unit in 0..<vectors {
            let o = finish(Gate.self, 4 * unit + 3)
            let tanh = StagedTanh.finish(twin(c.pointer + next + unit, vectors), begun.pointer[4 * unit])
            store(o * tanh, h.pointer + next + unit, vectors)
        }
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + r∘(U_n h + b_rn)); h ← z∘h + (1 − z)∘n.
    @inline(__always)
    private func stepResetAfter<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        let candidateSums = sums.pointer + 2 * gates.vectors
        accumulateGates(step)
        candidate?.accumulate(
            a: operands(h.pointer + step.row), b: operands(h.pointer + step.row + vectors),
            startOfA: candidateBias.pointer, startOfB: candidateBias.pointer,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        for gate in 0..<gates.vectors { begin(Gate.self, gate) }
        for unit in 0..<vectors {
            let input = Twin(step.inputOfA[gates.vectors + unit], step.inputOfB[gates.vectors + unit])
            let r = finish(Gate.self, 2 * unit + 1)
            store(Twin.multiplyAdd(r, twin(candidateSums + unit, vectors), input), candidateSums + unit, vectors)
        }
        blendCandidates(step, candidateSums, Gate.self)
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + U_n (r∘h)); h ← z∘h + (1 − z)∘n.
    @inline(__always)
    private func stepResetBefore<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        let candidateSums = sums.pointer + 2 * gates.vectors
        accumulateGates(step)
        for gate in 0..<gates.vectors { begin(Gate.self, gate) }
        for unit in 0..<vectors {
            let r = finish(Gate.self, 2 * unit + 1)
            store(r * twin(h.pointer + step.row + unit, vectors), resetOutput.pointer + unit, vectors)
        }
        candidate?.accumulate(
            a: operands(resetOutput.pointer), b: operands(resetOutput.pointer + vectors),
            startOfA: step.inputOfA + gates.vectors, startOfB: step.inputOfB + gates.vectors,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        blendCandidates(step, candidateSums, Gate.self)
    }

    /// h ← z∘h + (1 − z)∘tanh(sum), where z has begun.
    @inline(__always)
    private func blendCandidates<Gate: StagedFunction>(
        _ step: LaneStep<Vector>, _ sumsOfCandidates: UnsafePointer<Vector>, _ gateFunction: Gate.Type
    ) {
        for unit in 0..<vectors {
            begun.pointer[2 * unit + 1] = StagedTanh.begin(twin(sumsOfCandidates + unit, vectors))
        }
        for unit in 0..<vectors {
            let place = h.pointer + step.row + unit
            let z = finish(Gate.self, 2 * unit)
            let n = StagedTanh.finish(twin(sumsOfCandidates + unit, vectors), begun.pointer[2 * unit + 1])
            let kept = Twin(repeating: 1) - z
            store(Twin.multiplyAdd(z, twin(place, vectors), kept * n), place + 2 * vectors, vectors)
        }
    }

    /// The first stage of a function of a pre-activation of the gates.
    @inline(__always)
    private func begin<Function: StagedFunction>(_ function: Function.Type, _ gate: Int) {
        begun.pointer[gate] = Function.begin(twin(sums.pointer + gate, gates.vectors))
    }

    /// The second stage of a function of a pre-activation of the gates.
    @inline(__always)
    private func finish<Function: StagedFunction>(_ function: Function.Type, _ gate: Int) -> Twin<Vector> {
        Function.finish(twin(sums.pointer + gate, gates.vectors), begun.pointer[gate])
    }

    /// Adds U h of the gates to the projected inputs, for both sequences.
    @inline(__always)
    private func accumulateGates(_ step: LaneStep<Vector>) {
        gates.accumulate(
            a: operands(h.pointer + step.row), b: operands(h.pointer + step.row + vectors),
            startOfA: step.inputOfA, startOfB: step.inputOfB,
            outputOfA: sums.pointer, outputOfB: sums.pointer + gates.vectors)
    }

    /// The vectors of both sequences, b's `distance` after a's.
    @inline(__always)
    private func twin(_ ofA: UnsafePointer<Vector>, _ distance: Int) -> Twin<Vector> { Twin(ofA[0], ofA[distance]) }

    /// Writes the vectors of both sequences, b's `distance` after a's.
    @inline(__always)
    private func store(_ twin: Twin<Vector>, _ ofA: UnsafeMutablePointer<Vector>, _ distance: Int) {
        ofA[0] = twin.a
        ofA[distance] = twin.b
    }

    @inline(__always)
    private func operands(_ vectors: UnsafeMutablePointer<Vector>) -> UnsafePointer<Layout.Operand> {
        UnsafePointer(UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Layout.Operand.self))
    }

    private func numbers(_ vectors: UnsafeMutablePointer<Vector>) -> UnsafeMutablePointer<Vector.Scalar> {
        UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Vector.Scalar.self)
    }
}
