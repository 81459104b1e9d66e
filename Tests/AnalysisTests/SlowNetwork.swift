import Foundation
import Recurrent

/// A recurrent network written from its equations alone, with the system's functions.
struct SlowNetwork {
    let weights: NetworkWeights

    struct State {
        var h: [[Double]]
        var c: [[Double]]
    }

    init(_ weights: NetworkWeights) { self.weights = weights }

    var rest: State {
        let zeros = weights.configuration.hiddenSizes.map { Array(repeating: 0.0, count: $0) }
        return State(h: zeros, c: zeros)
    }

    /// The state after one step.
    func step(_ state: State, _ x: [Double]) -> State {
        var next = state
        var x = x
        for layer in weights.layers.indices {
            step(layer, x, &next)
            x = next.h[layer]
        }
        return next
    }

    /// The outputs of the top layer along a sequence.
    func outputs(_ sequence: some Sequence<[Double]>, from state: State) -> (outputs: [[Double]], state: State) {
        var (state, outputs) = (state, [[Double]]())
        for x in sequence {
            state = step(state, x)
            outputs.append(state.h[state.h.count - 1])
        }
        return (outputs, state)
    }

    private func step(_ layer: Int, _ x: [Double], _ state: inout State) {
        let (n, tensors) = (weights.configuration.hiddenSizes[layer], weights.layers[layer])
        let columns = weights.configuration.layer(layer).columns
        let h = state.h[layer]
        func product(_ vector: [Double], _ matrix: [Double], _ column: Int) -> Double {
            vector.indices.reduce(0) { $0 + vector[$1] * matrix[$1 * columns + column] }
        }
        func preactivation(_ gate: Int, _ unit: Int) -> Double {
            let column = gate * n + unit
            return tensors.bias[column] + product(x, tensors.kernel, column)
                + product(h, tensors.recurrentKernel, column)
        }
        switch weights.configuration.cell {
        case .lstm:
            for unit in 0..<n {
                let (i, f) = (σ(preactivation(0, unit)), σ(preactivation(1, unit)))
                let (g, o) = (tanh(preactivation(2, unit)), σ(preactivation(3, unit)))
                state.c[layer][unit] = f * state.c[layer][unit] + i * g
                state.h[layer][unit] = o * tanh(state.c[layer][unit])
            }
        case .gru(let placement):
            let r = (0..<n).map { σ(preactivation(1, $0)) }
            for unit in 0..<n {
                let column = 2 * n + unit
                let input = tensors.bias[column] + product(x, tensors.kernel, column)
                let candidate =
                    switch placement {
                    case .afterProduct:
                        input + r[unit] * (product(h, tensors.recurrentKernel, column) + tensors.recurrentBias[unit])
                    case .beforeProduct:
                        input + tensors.recurrentBias[unit]
                            + product(zip(r, h).map { $0 * $1 }, tensors.recurrentKernel, column)
                    }
                let z = σ(preactivation(0, unit))
                state.h[layer][unit] = z * h[unit] + (1 - z) * tanh(candidate)
            }
        case .elman:
            for unit in 0..<n { state.h[layer][unit] = tanh(preactivation(0, unit)) }
        }
    }

    private func σ(_ x: Double) -> Double {
        switch weights.configuration.gateActivation {
        case .sigmoid: 1 / (1 + exp(-x))
        case .hardSigmoid: min(max(0.2 * x + 0.5, 0), 1)
        }
    }
}
