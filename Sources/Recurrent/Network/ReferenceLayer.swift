/// One recurrent layer for one sequence, as the equations have it.
struct ReferenceLayer<Number: ElementwiseFloat & BinaryFloatingPoint> where Number.Scalar == Number {
    private let cell: Cell
    private let gateActivation: GateActivation
    private let n: Int
    /// W, U, b and b_rn of each gate: i, f, g, o or z, r, n.
    private let gates: [Gate]

    /// The weights of one gate.
    private struct Gate {
        /// W: [row of x][unit].
        let kernel: [[Number]]
        /// U: [row of h][unit].
        let recurrentKernel: [[Number]]
        /// b: [unit].
        let bias: [Number]
        /// b_rn: [unit], of the candidate alone.
        let recurrentBias: [Number]

        /// W x + b: from the bias on, in the order of x.
        func input(_ x: [Number], _ unit: Int) -> Number {
            zip(kernel, x).reduce(bias[unit]) { Number.multiplyAdd($1.0[unit], $1.1, $0) }
        }

        /// U h added to `start`, in the order of h.
        func recurrent(_ h: [Number], _ unit: Int, from start: Number) -> Number {
            zip(recurrentKernel, h).reduce(start) { Number.multiplyAdd($1.0[unit], $1.1, $0) }
        }

        /// W x + U h + b.
        func sum(_ x: [Number], _ h: [Number], _ unit: Int) -> Number { recurrent(h, unit, from: input(x, unit)) }
    }

    /// A layer, its weights rounded once.
    init(_ weights: LayerWeights, configuration: NetworkConfiguration, inputs: Int) {
        let n = configuration.hiddenSize
        let gateCount = configuration.cell.kind.gateCount
        cell = configuration.cell
        gateActivation = configuration.gateActivation
        self.n = n
        gates = (0..<gateCount).map { gate in
            func rows(_ tensor: [Double], _ count: Int) -> [[Number]] {
                (0..<count).map { row in
                    let start = row * gateCount * n + gate * n
                    return tensor[start..<start + n].map { Number($0) }
                }
            }
            let isCandidate = configuration.cell.kind == .gru && gate == 2
            let recurrentBias = isCandidate ? weights.recurrentBias : []
            var bias = Array(weights.bias[gate * n..<(gate + 1) * n])
            if isCandidate, configuration.cell == .gru(.beforeProduct) {
                bias = zip(bias, recurrentBias).map { $0 + $1 }
            }
            return Gate(
                kernel: rows(weights.kernel, inputs), recurrentKernel: rows(weights.recurrentKernel, n),
                bias: bias.map { Number($0) }, recurrentBias: recurrentBias.map { Number($0) })
        }
    }

    /// The states after one step.
    func step(x: [Number], h: [Number], c: [Number]) -> (h: [Number], c: [Number]) {
        switch cell {
        case .lstm: lstm(x, h, c)
        case .gru(.afterProduct): (resetAfter(x, h), [])
        case .gru(.beforeProduct): (resetBefore(x, h), [])
        }
    }

    private func lstm(_ x: [Number], _ h: [Number], _ c: [Number]) -> (h: [Number], c: [Number]) {
        let states = (0..<n).map { unit in
            let i = σ(gates[0].sum(x, h, unit))
            let f = σ(gates[1].sum(x, h, unit))
            let g = Number.hyperbolicTangent(gates[2].sum(x, h, unit))
            let o = σ(gates[3].sum(x, h, unit))
            let state = Number.multiplyAdd(f, c[unit], i * g)
            return (o * Number.hyperbolicTangent(state), state)
        }
        return (states.map(\.0), states.map(\.1))
    }

    private func resetAfter(_ x: [Number], _ h: [Number]) -> [Number] {
        (0..<n).map { unit in
            let z = σ(gates[0].sum(x, h, unit))
            let r = σ(gates[1].sum(x, h, unit))
            let recurrent = gates[2].recurrent(h, unit, from: gates[2].recurrentBias[unit])
            let n = Number.hyperbolicTangent(Number.multiplyAdd(r, recurrent, gates[2].input(x, unit)))
            return Number.multiplyAdd(z, h[unit], (1 - z) * n)
        }
    }

    private func resetBefore(_ x: [Number], _ h: [Number]) -> [Number] {
        let resetOutput = (0..<n).map { σ(gates[1].sum(x, h, $0)) * h[$0] }
        return (0..<n).map { unit in
            let z = σ(gates[0].sum(x, h, unit))
            let n = Number.hyperbolicTangent(gates[2].sum(x, resetOutput, unit))
            return Number.multiplyAdd(z, h[unit], (1 - z) * n)
        }
    }

    /// The gate activation.
    private func σ(_ x: Number) -> Number {
        gateActivation == .sigmoid ? Number.logistic(x) : Number.hardLogistic(x)
    }
}
