/// Plain pair networks side by side, computed independently.
final class ReferencePairs<Number: ElementwiseFloat & BinaryFloatingPoint>: PairStepper where Number.Scalar == Number {
    private var pairs: [ReferencePair<Number>]

    /// `count` networks at rest with zero weights.
    init(_ configuration: NetworkConfiguration, count: Int) {
        let weights = NetworkWeights.zero(configuration)
        pairs = (0..<count).map { _ in ReferencePair(weights) }
    }

    func place(_ weights: NetworkWeights, network: Int, while proceeds: () -> Bool) -> Bool {
        guard proceeds() else { return false }
        pairs[network] = ReferencePair(weights)
        return true
    }

    func read(_ inputs: UnsafeBufferPointer<Double>, network: Int) { pairs[network].read(inputs) }

    func advance(steps: Int, areShared: Bool) {
        for pair in pairs { pair.advance(steps: steps, areShared: areShared) }
    }

    func comparison(afterStep step: Int, network: Int) -> PairComparison { pairs[network].comparison(afterStep: step) }

    func state(_ state: PairState, afterStep step: Int, network: Int) -> [Double] {
        pairs[network].state(state, afterStep: step)
    }
}
