/// The plain form of the pair network: scalar code that reads like the equations.
///
/// It is slow, and it is what the kernel must equal bit for bit.
final class ReferencePair<Number: ElementwiseFloat & BinaryFloatingPoint> where Number.Scalar == Number {
    /// h and c of one layer for one sequence.
    private struct LayerState {
        var h: [Number]
        var c: [Number]
    }

    private let configuration: NetworkConfiguration
    private let layers: [ReferenceLayer<Number>]
    private var inputs: [Number] = []
    /// [1 + step][sequence][layer]; entry 0 is the state before the block.
    private var states: [[[LayerState]]]

    /// A network at rest: every state is zero.
    init(_ weights: NetworkWeights) {
        configuration = weights.configuration
        layers = weights.layers.enumerated().map { index, layer in
            ReferenceLayer(
                layer, configuration: weights.configuration, inputs: weights.configuration.inputSize(ofLayer: index))
        }
        let zeros = [Number](repeating: 0, count: configuration.hiddenSize)
        let rest = LayerState(h: zeros, c: configuration.cell == .lstm ? zeros : [])
        states = [Array(repeating: Array(repeating: rest, count: configuration.layers), count: 2)]
    }

    func read(_ inputs: UnsafeBufferPointer<Double>) { self.inputs = inputs.map { Number($0) } }

    func advance(steps: Int, areShared: Bool) {
        let m = configuration.inputSize
        states = [states[states.count - 1]]
        for step in 0..<steps {
            let next = PairSequence.allCases.map { sequence in
                let column = areShared ? step : 2 * step + sequence.rawValue
                var x = Array(inputs[column * m..<(column + 1) * m])
                return zip(layers, states[step][sequence.rawValue]).map { layer, state in
                    let (h, c) = layer.step(x: x, h: state.h, c: state.c)
                    x = h
                    return LayerState(h: h, c: c)
                }
            }
            states.append(next)
        }
    }

    func comparison(afterStep step: Int) -> PairComparison { comparison(ofStates: step + 1) }

    private func comparison(ofStates index: Int) -> PairComparison {
        let (a, b) = (states[index][0], states[index][1])
        let top = configuration.layers - 1
        let outputsAreSame = Self.areSame(a[top].h, b[top].h)
        return PairComparison(
            maximumDifference: Double(Self.maximumDifference(a[top].h, b[top].h)),
            cosineIsOne: outputsAreSame || Self.cosine(a[top].h, b[top].h) >= 1,
            outputsAreSame: outputsAreSame,
            statesAreSame: zip(a, b).allSatisfy { Self.areSame($0.h, $1.h) && Self.areSame($0.c, $1.c) })
    }

    func state(_ state: PairState, afterStep step: Int) -> [Double] {
        let layer = states[step + 1][state.sequence.rawValue][state.layer]
        return (state.kind == .output ? layer.h : layer.c).map(Double.init)
    }

    private static func areSame(_ a: [Number], _ b: [Number]) -> Bool {
        zip(a, b).allSatisfy {
            $0.sign == $1.sign && $0.exponentBitPattern == $1.exponentBitPattern
                && $0.significandBitPattern == $1.significandBitPattern
        }
    }

    private static func maximumDifference(_ a: [Number], _ b: [Number]) -> Number {
        zip(a, b).reduce(0) { maximum, pair in
            let difference = (pair.0 - pair.1).magnitude
            return difference <= maximum || maximum.isNaN ? maximum : difference
        }
    }

    private static func cosine(_ a: [Number], _ b: [Number]) -> Number {
        let scaleOfA = Number.reciprocalNorm(ofSquares: sum(a.map { $0 * $0 }))
        let scaleOfB = Number.reciprocalNorm(ofSquares: sum(b.map { $0 * $0 }))
        return sum(zip(a, b).map { ($0 * scaleOfA) * ($1 * scaleOfB) })
    }

    /// Term j joins partial sum j mod 8; the partial sums join as ((0+1)+(2+3))+((4+5)+(6+7)).
    private static func sum(_ terms: [Number]) -> Number {
        var partial = [Number](repeating: 0, count: 8)
        for (index, term) in terms.enumerated() { partial[index % 8] += term }
        return ((partial[0] + partial[1]) + (partial[2] + partial[3]))
            + ((partial[4] + partial[5]) + (partial[6] + partial[7]))
    }
}
