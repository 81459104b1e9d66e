/// One recurrent layer for one sequence, written like the equations.
///
/// A pre-activation begins with b, adds W x in the order of x, then U h in the order of h, each product by fused
/// multiply-add. A new state is the sum of two products; the second is rounded first.
struct ReferenceLayer<Number: ElementwiseFloat & BinaryFloatingPoint> where Number.Scalar == Number {
    private let cell: Cell
    private let gateActivation: GateActivation
    private let units: Int
    /// The weights of i, f, g, o, or of z, r, n, or of the one block of an Elman network.
    private let gates: [Gate]

    /// The weights of one gate.
    private struct Gate {
        /// W: [row of x][unit].
        let kernel: [[Number]]
        /// U: [row of h][unit].
        let recurrentKernel: [[Number]]
        /// b: [unit].
        let bias: [Number]
        /// b_rn: [unit], only for the candidate.
        let recurrentBias: [Number]

        /// W x + b.
        func input(_ x: [Number], _ unit: Int) -> Number { Self.sum(from: bias[unit], x, kernel, unit) }

        /// U h + `start`.
        func recurrent(_ h: [Number], _ unit: Int, from start: Number) -> Number {
            Self.sum(from: start, h, recurrentKernel, unit)
        }

        /// W x + U h + b.
        func preactivation(_ x: [Number], _ h: [Number], _ unit: Int) -> Number {
            recurrent(h, unit, from: input(x, unit))
        }

        /// `start` + v_0 m_0 + v_1 m_1 + …, where m is the column of a unit in `matrix`.
        private static func sum(from start: Number, _ vector: [Number], _ matrix: [[Number]], _ unit: Int) -> Number {
            var sum = start
            for index in vector.indices { sum = Number.multiplyAdd(matrix[index][unit], vector[index], sum) }
            return sum
        }
    }

    /// A layer, its weights rounded once.
    init(_ weights: LayerWeights, configuration: LayerConfiguration) {
        let units = configuration.hiddenSize
        let gateCount = configuration.cell.kind.gateCount
        cell = configuration.cell
        gateActivation = configuration.gateActivation
        self.units = units
        gates = (0..<gateCount).map { gate in
            func rows(_ tensor: [Double], _ count: Int) -> [[Number]] {
                (0..<count).map { row in
                    let start = (row * gateCount + gate) * units
                    return tensor[start..<start + units].map { Number($0) }
                }
            }
            let isCandidate = configuration.cell.kind.hasSeparateCandidate && gate == gateCount - 1
            let recurrentBias = isCandidate ? weights.recurrentBias : []
            var bias = Array(weights.bias[gate * units..<(gate + 1) * units])
            if isCandidate, configuration.cell.joinsCandidateBiases {
                bias = zip(bias, recurrentBias).map { $0 + $1 }
            }
            return Gate(
                kernel: rows(weights.kernel, configuration.inputSize),
                recurrentKernel: rows(weights.recurrentKernel, units),
                bias: bias.map { Number($0) }, recurrentBias: recurrentBias.map { Number($0) })
        }
    }

    /// The states after one step.
    func step(x: [Number], h: [Number], c: [Number]) -> (h: [Number], c: [Number]) {
        switch cell {
        case .lstm: lstm(x, h, c)
        case .gru(.afterProduct): (resetAfter(x, h), [])
        case .gru(.beforeProduct): (resetBefore(x, h), [])
        case .elman: (elman(x, h), [])
        }
    }

    /// i, f, o = σ(W x + U h + b); g = tanh(W_g x + U_g h + b_g); c' = f∘c + i∘g; h' = o∘tanh(c').
    private func lstm(_ x: [Number], _ h: [Number], _ c: [Number]) -> (h: [Number], c: [Number]) {
        let states = (0..<units).map { unit in
            let i = σ(gates[0].preactivation(x, h, unit))
            let f = σ(gates[1].preactivation(x, h, unit))
            let g = Number.hyperbolicTangent(gates[2].preactivation(x, h, unit))
            let o = σ(gates[3].preactivation(x, h, unit))
            let state = Number.multiplyAdd(f, c[unit], i * g)
            return (h: o * Number.hyperbolicTangent(state), c: state)
        }
        return (states.map(\.h), states.map(\.c))
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + r∘(U_n h + b_rn)); h' = z∘h + (1 − z)∘n.
    private func resetAfter(_ x: [Number], _ h: [Number]) -> [Number] {
        (0..<units).map { unit in
            let z = σ(gates[0].preactivation(x, h, unit))
            let r = σ(gates[1].preactivation(x, h, unit))
            let recurrent = gates[2].recurrent(h, unit, from: gates[2].recurrentBias[unit])
            let n = Number.hyperbolicTangent(Number.multiplyAdd(r, recurrent, gates[2].input(x, unit)))
            return Number.multiplyAdd(z, h[unit], (1 - z) * n)
        }
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + b_rn + U_n (r∘h)); h' = z∘h + (1 − z)∘n.
    private func resetBefore(_ x: [Number], _ h: [Number]) -> [Number] {
        let resetOutput = (0..<units).map { unit in σ(gates[1].preactivation(x, h, unit)) * h[unit] }
        return (0..<units).map { unit in
            let z = σ(gates[0].preactivation(x, h, unit))
            let n = Number.hyperbolicTangent(gates[2].preactivation(x, resetOutput, unit))
            return Number.multiplyAdd(z, h[unit], (1 - z) * n)
        }
    }

    /// h' = tanh(W x + U h + b).
    private func elman(_ x: [Number], _ h: [Number]) -> [Number] {
        (0..<units).map { unit in Number.hyperbolicTangent(gates[0].preactivation(x, h, unit)) }
    }

    /// The gate activation.
    private func σ(_ x: Number) -> Number {
        switch gateActivation {
        case .sigmoid: Number.logistic(x)
        case .hardSigmoid: Number.hardLogistic(x)
        }
    }
}
