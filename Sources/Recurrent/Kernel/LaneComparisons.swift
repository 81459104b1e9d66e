/// How the sequences of every network compare after each step of a block.
///
/// A step by itself is a chain of waits: sums across lanes, square roots, a division, sums again. So each stage is taken
/// for every step of the block before the next one, and square roots and divisions for a vector of steps at once.
struct LaneComparisons<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// The largest absolute differences, NaN where any difference is: [step][network], as all that follows.
    private let maximum: LaneStorage<Layout.Operand>
    /// The bits in which any unit of the outputs differs.
    private let differing: LaneStorage<Layout.Operand>
    /// The bits in which any state of any layer differs, where the outputs are the same.
    private let differingStates: LaneStorage<Layout.Operand>
    /// Squared norms of a and b, then what makes each a unit vector: [sequence][step][network].
    private let scales: LaneStorage<Vector>
    private let cosine: LaneStorage<Layout.Operand>
    private let blockSteps: Int

    /// Room for a block, whose steps fill whole vectors.
    init(blockSteps: Int) {
        let zero = Layout.largest(Vector(repeating: 0))
        let vectors = blockSteps * Layout.networkCount / Vector.laneCount
        self.blockSteps = blockSteps
        maximum = LaneStorage(repeating: zero, count: blockSteps)
        differing = LaneStorage(repeating: zero, count: blockSteps)
        differingStates = LaneStorage(repeating: zero, count: blockSteps)
        scales = LaneStorage(repeating: Vector(repeating: 0), count: 2 * vectors)
        cosine = LaneStorage(repeating: zero, count: blockSteps)
    }

    /// Compares the outputs of the last layer, and where they are the same every state.
    @inline(__always)
    func compare(_ layers: [LaneLayer<Layout>], steps: Int) {
        let top = layers[layers.count - 1]
        let count = top.vectors
        let squares = scales.pointer.withMemoryRebound(to: Layout.Operand.self, capacity: 2 * blockSteps) { $0 }
        for step in 0..<steps {
            let (a, b) = (top.output(.a, afterStep: step), top.output(.b, afterStep: step))
            var largest = Vector(repeating: 0)
            var bits = Vector(repeating: 0)
            (squares[step], squares[blockSteps + step]) = Layout.sums(count) { unit in
                largest = largest.larger((a[unit] - b[unit]).magnitude)
                bits = bits.union(a[unit].differingBits(from: b[unit]))
                return Twin(a[unit] * a[unit], b[unit] * b[unit])
            }
            maximum.pointer[step] = Layout.largest(largest)
            differing.pointer[step] = Layout.union(bits)
        }
        for index in 0..<scales.count { scales.pointer[index] = scales.pointer[index].reciprocalNorm }
        for step in stride(from: 0, to: steps, by: 2) {
            // An odd last step stands in for its missing partner.
            let partner = min(step + 1, steps - 1)
            let (a, b) = (top.output(.a, afterStep: step), top.output(.b, afterStep: step))
            let (aOfPartner, bOfPartner) = (top.output(.a, afterStep: partner), top.output(.b, afterStep: partner))
            let scaleOfA = Twin(Layout.spread(squares[step]), Layout.spread(squares[partner]))
            let scaleOfB = Twin(
                Layout.spread(squares[blockSteps + step]), Layout.spread(squares[blockSteps + partner]))
            (cosine.pointer[step], cosine.pointer[partner]) = Layout.sums(count) {
                (Twin(a[$0], aOfPartner[$0]) * scaleOfA) * (Twin(b[$0], bOfPartner[$0]) * scaleOfB)
            }
        }
        for step in 0..<steps where Layout.isZeroAnywhere(differing.pointer[step]) {
            var bits = Vector(repeating: 0)
            for layer in layers { bits = bits.union(layer.differingBits(afterStep: step)) }
            differingStates.pointer[step] = Layout.union(bits)
        }
    }

    /// How the sequences of a network compare after step `step` of the block.
    func comparison(afterStep step: Int, network: Int) -> PairComparison {
        let outputsAreSame = isZero(differing, step, network)
        return PairComparison(
            maximumDifference: Double(number(maximum, step, network)),
            cosineIsOne: outputsAreSame || number(cosine, step, network) >= 1,
            outputsAreSame: outputsAreSame,
            statesAreSame: outputsAreSame && isZero(differingStates, step, network))
    }

    private func number(_ numbers: LaneStorage<Layout.Operand>, _ step: Int, _ network: Int) -> Vector.Scalar {
        UnsafeRawPointer(numbers.pointer).assumingMemoryBound(to: Vector.Scalar.self)[
            Layout.place(ofUnit: step, network: network)]
    }

    private func isZero(_ bits: LaneStorage<Layout.Operand>, _ step: Int, _ network: Int) -> Bool {
        let number = number(bits, step, network)
        return number == 0 && number.sign == .plus
    }
}
