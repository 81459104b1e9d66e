extension LaneLayer {
    /// i, f, o = σ(W x + U h + b), g = tanh(…); c ← f∘c + i∘g; h ← o∘tanh(c).
    ///
    /// Pre-activations are stored as [unit vector][i, f, g, o], each the sum of b, W x and U h in this order. i∘g is
    /// rounded, then f∘c is added to it by fused multiply-add.
    @inline(never)
    func stepLSTM<Gate: StagedFunction>(_ step: LaneStep<Vector>, _ gateFunction: Gate.Type) {
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
}
