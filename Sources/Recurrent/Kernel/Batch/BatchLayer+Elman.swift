extension BatchLayer {
    /// h ← tanh(W x + U h + b).
    @inline(never)
    func stepElman(_ step: BatchStep<Vector>) {
        accumulateGates(step)
        let (sums, nextH) = (step.sums, step.h + rowVectors)
        let begun = begun.pointer
        forEachStretch { twins in
            for twin in twins {
                begun[twin - twins.lowerBound] = StagedTanh.begin(Twin(sums + 2 * twin, distance: 1))
            }
            for twin in twins {
                let sum = Twin(sums + 2 * twin, distance: 1)
                StagedTanh.finish(sum, begun[twin - twins.lowerBound]).store(to: nextH + 2 * twin)
            }
        }
    }
}
