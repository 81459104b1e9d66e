extension LaneLayer {
    /// h ← tanh(W x + U h + b).
    ///
    /// Pre-activations are stored as [unit vector], each the sum of b, W x and U h in this order.
    @inline(never)
    func stepElman(_ step: LaneStep<Vector>) {
        let next = step.row + 2 * vectors
        accumulateGates(step)
        for unit in 0..<vectors { begin(StagedTanh.self, unit) }
        for unit in 0..<vectors { store(finish(StagedTanh.self, unit), h.pointer + next + unit, vectors) }
    }
}
