extension GradientLayer {
    /// h ← tanh(W x + U h + b).
    @inline(never)
    func forwardElman(_ step: Int) {
        let sums = gate(0, step)
        weights.gates.forward.multiply(operands(step), start: .zero, results: sums)
        tanh(sums, to: sums, count: unitVectors)
        outputs(before: step + 1).update(from: sums, count: unitVectors)
    }

    /// The gradient of the pre-activation is δ∘(1 − h²), with δ for that of h.
    @inline(never)
    func backwardElman(_ step: Int) {
        let (gate, above, recurrent) = (gate(0, step), row(outputGradient, step), previousOutputGradient)
        let one = Twin<Vector>(repeating: 1)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            let h = Twin(gate + place, distance: 1)
            let gradient = Twin(above + place, distance: 1) + Twin(recurrent + place, distance: 1)
            (gradient * (one - h * h)).store(to: gate + place)
        }
        guard let backward = weights.gates.backward else { return }
        backward.multiply(gate, start: .zero, results: propagated(backward))
    }
}
