extension GradientLayer {
    // MARK: Reset after the product

    /// z, r = σ(W x + U h + b); n = tanh(W x + b + r∘(U h + b)); h ← z∘h + (1 − z)∘n.
    @inline(never)
    func forwardResetAfter(_ step: Int) {
        guard let products = weights.candidate else { return }
        let (r, n, s) = (gate(1, step), gate(2, step), row(candidate, step))
        computeGates(step)
        products.input.forward.multiply(operands(step), start: .zero, results: n)
        products.recurrent.forward.multiply(
            outputs(before: step), start: .numbers(weights.recurrentBias), results: s)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            let product = Twin(s + place, distance: 1)
            Twin.multiplyAdd(Twin(r + place, distance: 1), product, Twin(n + place, distance: 1)).store(to: n + place)
        }
        mix(step)
    }

    /// With δ for the gradient of h: δ_n = δ∘(1 − z)∘(1 − n²), δ_z = δ∘(h' − n)∘z∘(1 − z), δ_r = δ_n∘s∘r∘(1 − r) where
    /// s = U h' + b, δ_s = δ_n∘r, and h' receives δ∘z beside what the products propagate.
    @inline(never)
    func backwardResetAfter(_ step: Int) {
        guard let products = weights.candidate else { return }
        let (z, r, n, s) = (gate(0, step), gate(1, step), gate(2, step), row(candidate, step))
        let (h, recurrent, above) = (outputs(before: step), previousOutputGradient, row(outputGradient, step))
        let one = Twin<Vector>(repeating: 1)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            @inline(__always)
            func twin(_ row: UnsafeMutablePointer<Vector>) -> Twin<Vector> { Twin(row + place, distance: 1) }
            let gradient = twin(above) + twin(recurrent)
            let (update, reset, new) = (twin(z), twin(r), twin(n))
            let error = gradient * (one - update) * (one - new * new)
            (gradient * (twin(h) - new) * update * (one - update)).store(to: z + place)
            (error * twin(s) * reset * (one - reset)).store(to: r + place)
            error.store(to: n + place)
            (error * reset).store(to: s + place)
            (gradient * update).store(to: recurrent + place)
        }
        propagateCandidateInput(n)
        addRecurrent(s, products, to: recurrent)
        addGates(step)
    }

    // MARK: Reset before the product

    /// z, r = σ(W x + U h + b); n = tanh(W x + b + U (r∘h)); h ← z∘h + (1 − z)∘n.
    @inline(never)
    func forwardResetBefore(_ step: Int) {
        guard let products = weights.candidate else { return }
        let (r, n, resetOutput) = (gate(1, step), gate(2, step), row(candidate, step))
        let h = outputs(before: step)
        computeGates(step)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            (Twin(r + place, distance: 1) * Twin(h + place, distance: 1)).store(to: resetOutput + place)
        }
        products.input.forward.multiply(operands(step), start: .zero, results: n)
        products.recurrent.forward.multiply(resetOutput, start: .rows(n), results: n)
        mix(step)
    }

    /// As with the reset after the product, but δ_q = Uᵀ δ_n for q = r∘h', δ_r = δ_q∘h'∘r∘(1 − r), and h' receives δ_q∘r
    /// as well.
    @inline(never)
    func backwardResetBefore(_ step: Int) {
        guard let products = weights.candidate else { return }
        let (z, r, n) = (gate(0, step), gate(1, step), gate(2, step))
        let (h, recurrent, above) = (outputs(before: step), previousOutputGradient, row(outputGradient, step))
        let product = stateGradient.pointer
        let one = Twin<Vector>(repeating: 1)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            @inline(__always)
            func twin(_ row: UnsafeMutablePointer<Vector>) -> Twin<Vector> { Twin(row + place, distance: 1) }
            let gradient = twin(above) + twin(recurrent)
            let (update, new) = (twin(z), twin(n))
            (gradient * (twin(h) - new) * update * (one - update)).store(to: z + place)
            (gradient * (one - update) * (one - new * new)).store(to: n + place)
            (gradient * update).store(to: recurrent + place)
        }
        products.recurrent.backward?.multiply(n, start: .zero, results: product)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            @inline(__always)
            func twin(_ row: UnsafeMutablePointer<Vector>) -> Twin<Vector> { Twin(row + place, distance: 1) }
            let reset = twin(r)
            Twin.multiplyAdd(twin(product), reset, twin(recurrent)).store(to: recurrent + place)
            (twin(product) * twin(h) * reset * (one - reset)).store(to: r + place)
        }
        propagateCandidateInput(n)
        addGates(step)
    }

    // MARK: What both have in common

    /// z and r.
    @inline(__always)
    private func computeGates(_ step: Int) {
        let z = gate(0, step)
        weights.gates.forward.multiply(operands(step), start: .zero, results: z)
        logistic(z, to: z, count: 2 * unitVectors)
    }

    /// n ← tanh(n); h ← z∘h + (1 − z)∘n.
    @inline(__always)
    private func mix(_ step: Int) {
        let (z, n, h, next) = (gate(0, step), gate(2, step), outputs(before: step), outputs(before: step + 1))
        tanh(n, to: n, count: unitVectors)
        let one = Twin<Vector>(repeating: 1)
        for place in stride(from: 0, to: unitVectors, by: 2) {
            let update = Twin(z + place, distance: 1)
            let new = (one - update) * Twin(n + place, distance: 1)
            Twin.multiplyAdd(update, Twin(h + place, distance: 1), new).store(to: next + place)
        }
    }

    /// The gradients of the inputs through the candidate.
    @inline(__always)
    private func propagateCandidateInput(_ errors: UnsafeMutablePointer<Vector>) {
        weights.candidate?.input.backward?.multiply(errors, start: .zero, results: operandGradient.pointer)
    }

    /// Adds the gradients of h' through the candidate.
    @inline(__always)
    private func addRecurrent(
        _ errors: UnsafeMutablePointer<Vector>, _ products: GradientWeights<Vector>.Candidate,
        to recurrent: UnsafeMutablePointer<Vector>
    ) {
        products.recurrent.backward?.multiply(errors, start: .rows(recurrent), results: recurrent)
    }

    /// Adds the gradients of the operands through z and r.
    @inline(__always)
    private func addGates(_ step: Int) {
        guard let backward = weights.gates.backward else { return }
        let target = propagated(backward)
        backward.multiply(gate(0, step), start: .rows(target), results: target)
    }
}
