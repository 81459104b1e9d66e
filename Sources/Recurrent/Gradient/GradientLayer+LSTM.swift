extension GradientLayer {
    /// i, f, o = σ(W x + U h + b), g = tanh(…); c ← f∘c + i∘g; h ← o∘tanh(c).
    @inline(never)
    func forwardLSTM(_ step: Int) {
        let count = unitVectors
        let (i, f, g, o) = (gate(0, step), gate(1, step), gate(2, step), gate(3, step))
        weights.gates.forward.multiply(operands(step), start: .zero, results: i)
        logistic(i, to: i, count: 2 * count)
        tanh(g, to: g, count: count)
        logistic(o, to: o, count: count)
        let (c, next, tanhC, h) = (row(c, step), row(c, step + 1), row(tanhC, step), outputs(before: step + 1))
        for place in stride(from: 0, to: count, by: 2) {
            let product = Twin(i + place, distance: 1) * Twin(g + place, distance: 1)
            Twin.multiplyAdd(Twin(f + place, distance: 1), Twin(c + place, distance: 1), product)
                .store(to: next + place)
        }
        tanh(next, to: tanhC, count: count)
        for place in stride(from: 0, to: count, by: 2) {
            (Twin(o + place, distance: 1) * Twin(tanhC + place, distance: 1)).store(to: h + place)
        }
    }

    /// With δ for the gradient of h and γ for that of c: δ_o = δ∘tanh(c), γ += δ∘o∘(1 − tanh²(c)), δ_i = γ∘g, δ_g = γ∘i,
    /// δ_f = γ∘c', γ' = γ∘f.
    @inline(never)
    func backwardLSTM(_ step: Int) {
        let (i, f, g, o) = (gate(0, step), gate(1, step), gate(2, step), gate(3, step))
        let (c, tanhC, above) = (row(c, step), row(tanhC, step), row(outputGradient, step))
        let (recurrent, stateGradient) = (previousOutputGradient, stateGradient.pointer)
        let one = Twin<Vector>(repeating: 1)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            @inline(__always)
            func twin(_ row: UnsafeMutablePointer<Vector>) -> Twin<Vector> { Twin(row + place, distance: 1) }
            let h = twin(above) + twin(recurrent)
            let (input, forget, cell, output, tanh) = (twin(i), twin(f), twin(g), twin(o), twin(tanhC))
            let outputError = h * tanh * output * (one - output)
            let state = Twin.multiplyAdd(h * output, one - tanh * tanh, twin(stateGradient))
            (state * cell * input * (one - input)).store(to: i + place)
            (state * twin(c) * forget * (one - forget)).store(to: f + place)
            (state * input * (one - cell * cell)).store(to: g + place)
            outputError.store(to: o + place)
            (state * forget).store(to: stateGradient + place)
        }
        guard let backward = weights.gates.backward else { return }
        backward.multiply(i, start: .zero, results: propagated(backward))
    }
}
