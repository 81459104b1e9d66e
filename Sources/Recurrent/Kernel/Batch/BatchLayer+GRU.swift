extension BatchLayer {
    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + r∘(U_n h + b_rn)); h ← z∘h + (1 − z)∘n.
    ///
    /// The product of r with U_n h + b_rn is added to W_n x + b_n by fused multiply-add.
    @inline(never)
    func stepResetAfter<Gate: StagedFunction>(_ step: BatchStep<Vector>, _ gateFunction: Gate.Type) {
        accumulateGates(step)
        weights.candidate?.recurrent.accumulate(
            stateColumns(step.h), start: weights.candidateBias.pointer, startStride: 0, outputs: candidateSums.pointer)
        let candidates = candidateSums.pointer
        forEachStretch { twins in
            beginGates(step, twins, gateFunction)
            for twin in twins {
                let r = Gate.finish(gate(step, twin, 1), slot(twin, twins)[1])
                let input = Twin(step.candidateInputs + 2 * twin, distance: 1)
                Twin.multiplyAdd(r, Twin(candidates + 2 * twin, distance: 1), input).store(to: candidates + 2 * twin)
            }
            blendCandidates(step, candidates, twins, gateFunction)
        }
    }

    /// z, r = σ(W x + U h + b); n = tanh(W_n x + b_n + U_n (r∘h)); h ← z∘h + (1 − z)∘n.
    ///
    /// b_n includes b_rn; U_n (r∘h) is added to W_n x + b_n in place. The first stages of z are computed twice, because the
    /// product separates their two uses.
    @inline(never)
    func stepResetBefore<Gate: StagedFunction>(_ step: BatchStep<Vector>, _ gateFunction: Gate.Type) {
        accumulateGates(step)
        let resetOutput = resetOutput.pointer
        forEachStretch { twins in
            beginGates(step, twins, gateFunction)
            for twin in twins {
                let r = Gate.finish(gate(step, twin, 1), slot(twin, twins)[1])
                (r * Twin(step.h + 2 * twin, distance: 1)).store(to: resetOutput + 2 * twin)
            }
        }
        weights.candidate?.recurrent.accumulate(
            stateColumns(resetOutput), start: step.candidateInputs, startStride: vectors, outputs: step.candidateInputs)
        forEachStretch { twins in
            beginGates(step, twins, gateFunction)
            blendCandidates(step, step.candidateInputs, twins, gateFunction)
        }
    }

    /// The pre-activations of gate 0 (z) or 1 (r).
    @inline(__always)
    private func gate(_ step: BatchStep<Vector>, _ twin: Int, _ gate: Int) -> Twin<Vector> {
        Twin(step.sums + 4 * twin + gate, distance: 2)
    }

    /// The results of the first stages of a twin: z, r.
    @inline(__always)
    private func slot(_ twin: Int, _ twins: Range<Int>) -> UnsafeMutablePointer<ReducedExponential<Twin<Vector>>> {
        begun.pointer + 2 * (twin - twins.lowerBound)
    }

    /// The first stages of z and r.
    @inline(__always)
    private func beginGates<Gate: StagedFunction>(
        _ step: BatchStep<Vector>, _ twins: Range<Int>, _ gateFunction: Gate.Type
    ) {
        for twin in twins {
            slot(twin, twins)[0] = Gate.begin(gate(step, twin, 0))
            slot(twin, twins)[1] = Gate.begin(gate(step, twin, 1))
        }
    }

    /// h ← z∘h + (1 − z)∘tanh(candidate), with z in its second stage: (1 − z)∘n is rounded, then z∘h is added to it by
    /// fused multiply-add.
    @inline(__always)
    private func blendCandidates<Gate: StagedFunction>(
        _ step: BatchStep<Vector>, _ candidates: UnsafePointer<Vector>, _ twins: Range<Int>, _ gateFunction: Gate.Type
    ) {
        for twin in twins { slot(twin, twins)[1] = StagedTanh.begin(Twin(candidates + 2 * twin, distance: 1)) }
        for twin in twins {
            let z = Gate.finish(gate(step, twin, 0), slot(twin, twins)[0])
            let n = StagedTanh.finish(Twin(candidates + 2 * twin, distance: 1), slot(twin, twins)[1])
            let kept = Twin(repeating: 1) - z
            Twin.multiplyAdd(z, Twin(step.h + 2 * twin, distance: 1), kept * n)
                .store(to: step.h + rowVectors + 2 * twin)
        }
    }
}
