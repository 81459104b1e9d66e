/// The comparison of the two sequences of every network after each step of a block.
///
/// A single comparison is a long dependency chain: sums across lanes, square roots, a division, sums again. So each
/// stage is computed for every step of the block before the next stage begins; square roots and divisions are computed
/// for a vector of steps at once.
///
/// An operand holds one number per network, so the operands of the steps are numbers [step][network].
struct LaneComparisons<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// The largest absolute differences, NaN if any difference is: [step][network].
    private let maximum: LaneStorage<Vector>
    /// The bits in which any unit of the outputs differs: [step][network].
    private let differing: LaneStorage<Vector>
    /// The bits in which any state of any layer differs: [step][network], written only if a network's outputs are
    /// equal.
    private let differingStates: LaneStorage<Vector>
    /// Squared norms of a and b, then the factors that make them unit vectors: [sequence][step][network].
    private let scales: LaneStorage<Vector>
    /// The cosines of the angles between the outputs: [step][network].
    private let cosine: LaneStorage<Vector>
    private let blockSteps: Int

    /// Buffers for blocks of up to `blockSteps` steps.
    init(blockSteps: Int) {
        self.blockSteps = blockSteps
        let zero = Vector(repeating: 0)
        let count = Layout.vectors(blockSteps)
        maximum = LaneStorage(repeating: zero, count: count)
        differing = LaneStorage(repeating: zero, count: count)
        differingStates = LaneStorage(repeating: zero, count: count)
        scales = LaneStorage(repeating: zero, count: Layout.vectors(2 * blockSteps))
        cosine = LaneStorage(repeating: zero, count: count)
    }

    /// Compares the outputs of the last layer and, if they are equal, every state.
    @inline(__always)
    func compare(_ layers: [LaneLayer<Layout>], steps: Int) {
        let top = layers[layers.count - 1]
        let count = top.vectors
        let (maximum, differing) = (Layout.operands(maximum.pointer), Layout.operands(differing.pointer))
        let squares = Layout.operands(scales.pointer)
        for step in 0..<steps {
            let (a, b) = (top.output(.a, afterStep: step), top.output(.b, afterStep: step))
            var largest = Vector(repeating: 0)
            var bits = Vector(repeating: 0)
            // These twins are the two sequences of a step.
            (squares[step], squares[blockSteps + step]) = Layout.sums(count) { unit in
                largest = largest.larger((a[unit] - b[unit]).magnitude)
                bits = bits.union(a[unit].differingBits(from: b[unit]))
                return Twin(a[unit] * a[unit], b[unit] * b[unit])
            }
            maximum[step] = Layout.largest(largest)
            differing[step] = Layout.union(bits)
        }
        // Values of an earlier, longer block beyond this one's steps are processed as well but never read.
        for index in 0..<scales.count { scales.pointer[index] = scales.pointer[index].reciprocalNorm }
        let cosine = Layout.operands(cosine.pointer)
        for step in stride(from: 0, to: steps, by: 2) {
            // An odd last step replaces its missing partner.
            let partner = min(step + 1, steps - 1)
            let (a, b) = (top.output(.a, afterStep: step), top.output(.b, afterStep: step))
            let (aOfPartner, bOfPartner) = (top.output(.a, afterStep: partner), top.output(.b, afterStep: partner))
            // These twins are two steps, because a cosine is one sum over both sequences.
            let scaleOfA = Twin(Layout.spread(squares[step]), Layout.spread(squares[partner]))
            let scaleOfB = Twin(
                Layout.spread(squares[blockSteps + step]), Layout.spread(squares[blockSteps + partner]))
            (cosine[step], cosine[partner]) = Layout.sums(count) { unit in
                (Twin(a[unit], aOfPartner[unit]) * scaleOfA) * (Twin(b[unit], bOfPartner[unit]) * scaleOfB)
            }
        }
        // Values of earlier blocks are not read if outputs differ.
        let differingStates = Layout.operands(differingStates.pointer)
        for step in 0..<steps where Layout.isZeroAnywhere(differing[step]) {
            var bits = Vector(repeating: 0)
            for layer in layers { bits = bits.union(layer.differingBits(afterStep: step)) }
            differingStates[step] = Layout.union(bits)
        }
    }

    /// The comparison of a network's sequences after step `step` of the block.
    func comparison(afterStep step: Int, network: Int) -> PairComparison {
        let difference = number(maximum, step, network)
        let outputsAreSame = !difference.isNaN && number(differing, step, network).hasNoBits
        return PairComparison(
            maximumDifference: Double(difference),
            cosineIsOne: outputsAreSame || number(cosine, step, network) >= 1,
            outputsAreSame: outputsAreSame,
            statesAreSame: outputsAreSame && number(differingStates, step, network).hasNoBits)
    }

    private func number(_ operands: LaneStorage<Vector>, _ step: Int, _ network: Int) -> Vector.Scalar {
        Layout.numbers(operands.pointer)[Layout.place(ofUnit: step, network: network)]
    }
}
