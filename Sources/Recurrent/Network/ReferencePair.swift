/// The plain form of the pair network: scalar code that reads like the equations.
///
/// It is slow; the kernel must match it bit for bit.
final class ReferencePair<Number: ElementwiseFloat & BinaryFloatingPoint> where Number.Scalar == Number {
    /// h and c of one layer for one sequence.
    private struct LayerState {
        /// h: [unit].
        var h: [Number]
        /// c: [unit]; empty if there is no cell state.
        var c: [Number]
    }

    private let configuration: NetworkConfiguration
    private let layers: [ReferenceLayer<Number>]
    /// The inputs of the next block: [column][m].
    private var inputs: [Number] = []
    /// [1 + step][sequence][layer]; entry 0 is the state before the block.
    private var states: [[[LayerState]]]

    /// A network at rest: every state is zero.
    init(_ weights: NetworkWeights) {
        configuration = weights.configuration
        layers = weights.layers.enumerated().map { index, layer in
            ReferenceLayer(layer, configuration: weights.configuration.layer(index))
        }
        let hasCellState = configuration.cell.kind.hasCellState
        let rest = configuration.hiddenSizes.map { size in
            let zeros = [Number](repeating: 0, count: size)
            return LayerState(h: zeros, c: hasCellState ? zeros : [])
        }
        states = [[rest, rest]]
    }

    /// Reads the inputs of the next block, each rounded once.
    func read(_ inputs: UnsafeBufferPointer<Double>) { self.inputs = inputs.map { Number($0) } }

    /// Computes the steps of a block.
    func advance(steps: Int, areShared: Bool) {
        let m = configuration.inputSize
        states = [states[states.count - 1]]
        for step in 0..<steps {
            let next = PairSequence.allCases.map { sequence in
                let column = areShared ? step : 2 * step + sequence.rawValue
                return advanced(states[step][sequence.rawValue], x: Array(inputs[column * m..<(column + 1) * m]))
            }
            states.append(next)
        }
    }

    /// The states of every layer after a step of one sequence; each layer reads h of the one below.
    private func advanced(_ states: [LayerState], x: [Number]) -> [LayerState] {
        var next: [LayerState] = []
        for (layer, state) in zip(layers, states) {
            let (h, c) = layer.step(x: next.last?.h ?? x, h: state.h, c: state.c)
            next.append(LayerState(h: h, c: c))
        }
        return next
    }

    /// The comparison of the sequences after step `step` of the last block.
    func comparison(afterStep step: Int) -> PairComparison {
        let (a, b) = (states[step + 1][0], states[step + 1][1])
        let (outputOfA, outputOfB) = (a[a.count - 1].h, b[b.count - 1].h)
        let difference = Self.maximumDifference(outputOfA, outputOfB)
        let outputsAreSame = !difference.isNaN && Self.areSame(outputOfA, outputOfB)
        return PairComparison(
            maximumDifference: Double(difference),
            cosineIsOne: outputsAreSame || Self.cosine(outputOfA, outputOfB) >= 1,
            outputsAreSame: outputsAreSame,
            statesAreSame: outputsAreSame
                && zip(a, b).allSatisfy { Self.areSame($0.h, $1.h) && Self.areSame($0.c, $1.c) })
    }

    /// A state after step `step` of the last block: n numbers.
    func state(_ state: PairState, afterStep step: Int) -> [Double] {
        let layer = states[step + 1][state.sequence.rawValue][state.layer]
        return (state.kind == .output ? layer.h : layer.c).map(Double.init)
    }

    /// Whether two vectors are bit-identical.
    private static func areSame(_ a: [Number], _ b: [Number]) -> Bool {
        zip(a, b).allSatisfy {
            $0.sign == $1.sign && $0.exponentBitPattern == $1.exponentBitPattern
                && $0.significandBitPattern == $1.significandBitPattern
        }
    }

    /// max_j abs(a[j] − b[j]), NaN if any difference is.
    private static func maximumDifference(_ a: [Number], _ b: [Number]) -> Number {
        var maximum: Number = 0
        for (a, b) in zip(a, b) {
            let difference = (a - b).magnitude
            if difference > maximum || difference.isNaN { maximum = difference }
            if maximum.isNaN { break }
        }
        return maximum
    }

    /// The cosine of the angle between two vectors.
    private static func cosine(_ a: [Number], _ b: [Number]) -> Number {
        let scaleOfA = Number.reciprocalNorm(ofSquares: sum(a.map { $0 * $0 }))
        let scaleOfB = Number.reciprocalNorm(ofSquares: sum(b.map { $0 * $0 }))
        return sum(zip(a, b).map { ($0 * scaleOfA) * ($1 * scaleOfB) })
    }

    /// Term j joins partial sum j mod 8; the partial sums join as ((0+1)+(2+3))+((4+5)+(6+7)).
    private static func sum(_ terms: [Number]) -> Number {
        var partial = [Number](repeating: 0, count: 8)
        for (index, term) in terms.enumerated() { partial[index % 8] += term }
        let lower: Number = (partial[0] + partial[1]) + (partial[2] + partial[3])
        let upper: Number = (partial[4] + partial[5]) + (partial[6] + partial[7])
        return lower + upper
    }
}
