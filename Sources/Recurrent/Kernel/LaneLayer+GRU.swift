extension LaneLayer {
    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + r∘(U_n h + b_rn)); h ← z∘h + (1 − z)∘n.
    ///
    /// Pre-activations are stored as [unit vector][z, r], each the sum of b, W x and U h in this order; then [unit
    /// vector] of n: b_rn and U_n h; its product with r is added to the sum of b_n and W_n x by fused multiply-add.
    @inline(never)
    func stepResetAfter<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        let candidateSums = sums.pointer + 2 * weights.gates.vectors
        accumulateGates(step)
        weights.candidate?.accumulate(
            a: Layout.operands(h.pointer + step.row), b: Layout.operands(h.pointer + step.row + vectors),
            startOfA: weights.candidateBias.pointer, startOfB: weights.candidateBias.pointer,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        for gate in 0..<weights.gates.vectors { begin(Gate.self, gate) }
        for unit in 0..<vectors {
            let input = Twin(step.inputOfA[weights.gates.vectors + unit], step.inputOfB[weights.gates.vectors + unit])
            let r = finish(Gate.self, 2 * unit + 1)
            store(Twin.multiplyAdd(r, twin(candidateSums + unit, vectors), input), candidateSums + unit, vectors)
        }
        blendCandidates(step, candidateSums, Gate.self)
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + U_n (r∘h)); h ← z∘h + (1 − z)∘n.
    ///
    /// Pre-activations are stored as [unit vector][z, r], each the sum of b, W x and U h in this order; then [unit
    /// vector] of n: b_n + b_rn, W_n x and U_n (r∘h), in the order of the units.
    @inline(never)
    func stepResetBefore<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
        let candidateSums = sums.pointer + 2 * weights.gates.vectors
        accumulateGates(step)
        for gate in 0..<weights.gates.vectors { begin(Gate.self, gate) }
        for unit in 0..<vectors {
            let r = finish(Gate.self, 2 * unit + 1)
            store(r * twin(h.pointer + step.row + unit, vectors), resetOutput.pointer + unit, vectors)
        }
        weights.candidate?.accumulate(
            a: Layout.operands(resetOutput.pointer), b: Layout.operands(resetOutput.pointer + vectors),
            startOfA: step.inputOfA + weights.gates.vectors, startOfB: step.inputOfB + weights.gates.vectors,
            outputOfA: candidateSums, outputOfB: candidateSums + vectors)
        blendCandidates(step, candidateSums, Gate.self)
    }

    /// h ← z∘h + (1 − z)∘tanh(sum), with z in its second stage: (1 − z)∘n is rounded, then z∘h is added to it by fused
    /// multiply-add.
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
}
