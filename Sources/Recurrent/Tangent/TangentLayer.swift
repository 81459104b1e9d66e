/// One layer of a network in float64, with the tangents of its state.
///
/// Column 0 of every buffer is the layer itself. Column j ≥ 1 is a tangent δ, which a step multiplies by the Jacobian
/// at the state: every product of column 0 with a weight matrix is applied to the tangents as well, and the chain rule
/// covers the operations between products. P is the number of vectors that hold n units; the last is padded with zeros.
final class TangentLayer {
    typealias Vector = Float64x4
    typealias Layout = UnitLanes<Vector>

    private let configuration: LayerConfiguration
    private let weights: LaneWeights<Layout>
    /// P.
    private let vectors: Int
    private let columns: Int
    /// W x + b, and W δx: [column][vector of `weights.input`].
    private let inputSums: LaneStorage<Vector>
    /// Pre-activations of the gates: [column][vector of `weights.gates`].
    private let gateSums: LaneStorage<Vector>
    /// U_n times h or r∘h, for the GRU: [column][unit vector].
    private let candidateSums: LaneStorage<Vector>
    /// r∘h, for the GRU that resets before the product: [column][unit vector].
    private let resetOutput: LaneStorage<Vector>
    private let zeros: LaneStorage<Vector>

    /// A layer with `columns` − 1 tangents; nil if it was stopped.
    init?(
        _ layer: LayerWeights, _ configuration: LayerConfiguration, columns: Int,
        while proceeds: () -> Bool
    ) {
        let zero = Vector(repeating: 0)
        self.configuration = configuration
        self.columns = columns
        weights = LaneWeights(configuration)
        guard weights.place(layer, network: 0, while: proceeds) else { return nil }
        vectors = Layout.vectors(configuration.hiddenSize)
        inputSums = LaneStorage(repeating: zero, count: columns * weights.input.vectors)
        gateSums = LaneStorage(repeating: zero, count: columns * weights.gates.vectors)
        candidateSums = LaneStorage(repeating: zero, count: columns * vectors)
        resetOutput = LaneStorage(repeating: zero, count: columns * vectors)
        zeros = LaneStorage(repeating: zero, count: weights.input.vectors)
    }

    /// Advances every column by one step.
    ///
    /// - Parameters:
    ///   - state: h, then c if there is one, of every column: P vectors each.
    ///   - inputs: The inputs of the layer: only x if the inputs have no tangents.
    ///   - check: Called before each product with the number of its multiply-adds; returns whether to continue.
    /// - Returns: Whether the step is finished; if `check` stopped it, the layer is unusable.
    func advance(
        _ state: TangentColumns, inputs: TangentColumns, while check: some ProductCheck
    ) -> Bool {
        guard multiply(weights.input, inputs, start: weights.inputBias, into: inputSums, while: check) else {
            return false
        }
        let isDone = add(weights.gates, state, into: gateSums, while: check) { column in
            UnsafePointer(inputSums.pointer + column * weights.input.vectors)
        }
        guard isDone else { return false }
        switch configuration.cell {
        case .lstm:
            stepLSTM(state)
            return true
        case .gru(.afterProduct): return stepResetAfter(state, while: check)
        case .gru(.beforeProduct): return stepResetBefore(state, while: check)
        case .elman:
            stepElman(state)
            return true
        }
    }

    // MARK: Cells

    /// c' = f∘c + i∘g; δc' = f∘δc + c∘δf + g∘δi + i∘δg; h' = o∘tanh c'; δh' = o∘(1 − tanh² c')∘δc' + tanh c'∘δo.
    private func stepLSTM(_ state: TangentColumns) {
        let one = Vector(repeating: 1)
        for unit in 0..<vectors {
            let sums = gateSums.pointer + 4 * unit
            let (i, f, o) = (gate(sums[0]), gate(sums[1]), gate(sums[3]))
            let g = Vector.hyperbolicTangent(sums[2])
            let h = state.start + unit
            let c = h + vectors
            let next = Vector.multiplyAdd(f, c[0], i * g)
            let tanh = Vector.hyperbolicTangent(next)
            let (ofI, ofF, ofG) = (g * slope(i), c[0] * slope(f), i * (one - g * g))
            let (ofC, ofO) = (o * (one - tanh * tanh), tanh * slope(o))
            for column in 1..<columns {
                let tangents = sums + column * weights.gates.vectors
                let place = column * state.stride
                var change = f * c[place]
                change = Vector.multiplyAdd(ofF, tangents[1], change)
                change = Vector.multiplyAdd(ofI, tangents[0], change)
                change = Vector.multiplyAdd(ofG, tangents[2], change)
                c[place] = change
                h[place] = Vector.multiplyAdd(ofC, change, ofO * tangents[3])
            }
            c[0] = next
            h[0] = o * tanh
        }
    }

    /// n = tanh(a_n + r∘u), u = U_n h + b_rn; δn = (1 − n²)∘(δa_n + r∘δu + u∘δr).
    private func stepResetAfter(_ state: TangentColumns, while check: some ProductCheck) -> Bool {
        guard let candidate = weights.candidate,
            multiply(candidate, state, start: weights.candidateBias, into: candidateSums, while: check)
        else { return false }
        for unit in 0..<vectors {
            let r = gate(gateSums.pointer[2 * unit + 1])
            let u = candidateSums.pointer[unit]
            let slopeOfR = slope(r)
            for column in 1..<columns {
                let place = column * vectors + unit
                let ofR = slopeOfR * gateSums.pointer[column * weights.gates.vectors + 2 * unit + 1]
                let ofInput = inputSums.pointer[column * weights.input.vectors + weights.gates.vectors + unit]
                candidateSums.pointer[place] = Vector.multiplyAdd(
                    r, candidateSums.pointer[place], Vector.multiplyAdd(u, ofR, ofInput))
            }
            candidateSums.pointer[unit] = Vector.multiplyAdd(
                r, u, inputSums.pointer[weights.gates.vectors + unit])
        }
        blendCandidates(state)
        return true
    }

    /// n = tanh(a_n + U_n(r∘h)); δn = (1 − n²)∘(δa_n + U_n(r∘δh + h∘δr)).
    private func stepResetBefore(_ state: TangentColumns, while check: some ProductCheck) -> Bool {
        guard let candidate = weights.candidate else { return false }
        for unit in 0..<vectors {
            let r = gate(gateSums.pointer[2 * unit + 1])
            let h = state.start[unit]
            let ofR = h * slope(r)
            for column in 1..<columns {
                resetOutput.pointer[column * vectors + unit] = Vector.multiplyAdd(
                    ofR, gateSums.pointer[column * weights.gates.vectors + 2 * unit + 1],
                    r * state.start[column * state.stride + unit])
            }
            resetOutput.pointer[unit] = r * h
        }
        let resets = TangentColumns(start: resetOutput.pointer, stride: vectors, count: columns)
        let isDone = add(candidate, resets, into: candidateSums, while: check) { column in
            UnsafePointer(inputSums.pointer + column * weights.input.vectors + weights.gates.vectors)
        }
        if isDone { blendCandidates(state) }
        return isDone
    }

    /// h' = z∘h + (1 − z)∘n; δh' = z∘δh + (h − n)∘δz + (1 − z)∘δn.
    private func blendCandidates(_ state: TangentColumns) {
        let one = Vector(repeating: 1)
        for unit in 0..<vectors {
            let z = gate(gateSums.pointer[2 * unit])
            let n = Vector.hyperbolicTangent(candidateSums.pointer[unit])
            let h = state.start[unit]
            let kept = one - z
            let ofZ = (h - n) * slope(z)
            let ofN = kept * (one - n * n)
            for column in 1..<columns {
                let place = column * state.stride + unit
                var change = z * state.start[place]
                change = Vector.multiplyAdd(ofZ, gateSums.pointer[column * weights.gates.vectors + 2 * unit], change)
                state.start[place] = Vector.multiplyAdd(
                    ofN, candidateSums.pointer[column * vectors + unit], change)
            }
            state.start[unit] = Vector.multiplyAdd(z, h, kept * n)
        }
    }

    /// h' = tanh a; δh' = (1 − h'²)∘δa.
    private func stepElman(_ state: TangentColumns) {
        for unit in 0..<vectors {
            let sums = gateSums.pointer + unit
            let h = state.start + unit
            let next = Vector.hyperbolicTangent(sums[0])
            let slope = Vector(repeating: 1) - next * next
            for column in 1..<columns { h[column * state.stride] = slope * sums[column * weights.gates.vectors] }
            h[0] = next
        }
    }

    private func gate(_ x: Vector) -> Vector {
        switch configuration.gateActivation {
        case .sigmoid: Vector.logistic(x)
        case .hardSigmoid: Vector.hardLogistic(x)
        }
    }

    /// The derivative of a gate with respect to its pre-activation, from its value.
    private func slope(_ gate: Vector) -> Vector {
        switch configuration.gateActivation {
        case .sigmoid: gate * (Vector(repeating: 1) - gate)
        case .hardSigmoid: gate.whereInside(0, 1, Vector(repeating: 0.2))
        }
    }

    // MARK: Products

    /// sums ← start + matrix · column 0, and matrix · column for the tangents, for all columns present.
    private func multiply(
        _ matrix: PanelMatrix<Layout>, _ operands: TangentColumns, start: LaneStorage<Vector>,
        into sums: LaneStorage<Vector>, while check: some ProductCheck
    ) -> Bool {
        add(matrix, operands, into: sums, while: check) {
            UnsafePointer($0 == 0 ? start.pointer : zeros.pointer)
        }
    }

    /// sums ← start(column) + matrix · column, two columns at a time.
    private func add(
        _ matrix: PanelMatrix<Layout>, _ operands: TangentColumns, into sums: LaneStorage<Vector>,
        while check: some ProductCheck, start: (_ column: Int) -> UnsafePointer<Vector>
    ) -> Bool {
        for column in stride(from: 0, to: operands.count, by: 2) {
            guard check.proceeds(2 * matrix.rows * matrix.vectors * Vector.laneCount) else { return false }
            // An odd last column replaces its missing partner.
            let partner = min(column + 1, operands.count - 1)
            matrix.accumulate(
                a: Layout.operands(operands.start + column * operands.stride),
                b: Layout.operands(operands.start + partner * operands.stride),
                startOfA: start(column), startOfB: start(partner),
                outputOfA: sums.pointer + column * matrix.vectors, outputOfB: sums.pointer + partner * matrix.vectors)
        }
        return true
    }
}

/// Columns of numbers in memory: the first is a state, the others are its tangents.
struct TangentColumns {
    let start: UnsafeMutablePointer<Float64x4>
    /// The distance between columns, in vectors.
    let stride: Int
    let count: Int
}

extension Float64x4 {
    /// `value` in the lanes strictly between two limits, 0 in the others.
    fileprivate func whereInside(_ low: Double, _ high: Double, _ value: Float64x4) -> Float64x4 {
        let zero = SIMD4<Double>(repeating: 0)
        let aboveLow = zero.replacing(with: value.lanes, where: lanes .> SIMD4(repeating: low))
        return Float64x4(zero.replacing(with: aboveLow, where: lanes .< SIMD4(repeating: high)))
    }
}
