extension BatchLayer {
    /// i, f, o = σ(W x + U h + b), g = tanh(…); c ← f∘c + i∘g; h ← o∘tanh(c).
    ///
    /// i∘g is rounded, then f∘c is added to it by fused multiply-add.
    @inline(never)
    func stepLSTM<Gate: StagedFunction>(_ step: BatchStep<Vector>, _ gateFunction: Gate.Type) {
        accumulateGates(step)
        let (sums, c, h) = (step.sums, step.c, step.h)
        let (nextC, nextH) = (c + rowVectors, h + rowVectors)
        if Gate.self == StagedLogistic.self, let wide {
            wide.stepLSTM(sums, c: c, nextC: nextC, nextH: nextH, vectors: rowVectors)
            return
        }
        let begun = begun.pointer
        @inline(__always)
        func sum(_ twin: Int, _ gate: Int) -> Twin<Vector> { Twin(sums + 8 * twin + gate, distance: 4) }
        forEachStretch { twins in
            var slot = begun
            for twin in twins {
                slot[0] = Gate.begin(sum(twin, 0))
                slot[1] = Gate.begin(sum(twin, 1))
                slot[3] = Gate.begin(sum(twin, 3))
                slot += 4
            }
            slot = begun
            for twin in twins {
                slot[2] = StagedTanh.begin(sum(twin, 2))
                slot += 4
            }
            slot = begun
            for twin in twins {
                let i = Gate.finish(sum(twin, 0), slot[0])
                let f = Gate.finish(sum(twin, 1), slot[1])
                let g = StagedTanh.finish(sum(twin, 2), slot[2])
                Twin.multiplyAdd(f, Twin(c + 2 * twin, distance: 1), i * g).store(to: nextC + 2 * twin)
                slot += 4
            }
            slot = begun
            for twin in twins {
                slot[0] = StagedTanh.begin(Twin(nextC + 2 * twin, distance: 1))
                slot += 4
            }
            slot = begun
            for twin in twins {
                let o = Gate.finish(sum(twin, 3), slot[3])
                let tanh = StagedTanh.finish(Twin(nextC + 2 * twin, distance: 1), slot[0])
                (o * tanh).store(to: nextH + 2 * twin)
                slot += 4
            }
        }
    }
}
