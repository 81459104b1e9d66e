import Recurrent
import Statistics

/// The largest conditional Lyapunov exponent of a random network in closed form, without simulating it.
///
/// In a large random network every pre-activation is normal, with a variance q determined by the mean squares C of cell
/// states and Q of outputs, which in turn are determined by q: a fixed point in two numbers. A perturbation then grows
/// by the mean of the direct path (the forget gate, or z) and of the path through the recurrent kernel. The two add
/// coherently because the kernel is the same at every step: the textbook recursion, which redraws the kernel at each
/// step, is off by half. An Elman network has no direct path; there, the mean square of the perturbation follows the
/// recursion.
///
/// The mean-field approach is that of Chen, Pennington, Schoenholz (2018) and Can, Krishnamurthy, Schwab (2020). It
/// does not predict networks with fewer than `smallestHiddenSize` units.
public struct MeanField: Sendable, Hashable {
    /// The largest exponent per step; for a stack, the largest over its layers.
    public let exponent: Double
    /// The exponent of each layer by itself, from the input upwards.
    public let exponentsOfLayers: [Double]
    /// Q: the mean square of the outputs of the top layer.
    public let outputSquare: Double
    /// The hidden size.
    let hiddenSize: Int

    /// The hidden size below which a network does not count as large.
    public static let smallestHiddenSize = 16

    /// The exponent of networks drawn from some settings, or nil if the fixed point does not exist.
    ///
    /// - Parameters:
    ///   - configuration: The sizes and architecture of the network.
    ///   - initialization: The initialisation of its weights.
    ///   - recurrentScale: The factor on the recurrent kernel.
    ///   - inputScale: The standard deviation of the inputs.
    public init?(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        inputScale: Double = 1
    ) {
        var exponents: [Double] = []
        var inputSquare = inputScale * inputScale
        for layer in 0..<configuration.layers {
            let variances = WeightVariances(
                configuration.layer(layer), initialization: initialization, recurrentScale: recurrentScale)
            let ensemble = LayerEnsemble(
                variances: variances, inputSquare: inputSquare, gateActivation: configuration.gateActivation,
                forgetBias: initialization.forgetBias)
            guard let solution = ensemble.solution(of: configuration.cell.kind) else { return nil }
            exponents.append(solution.exponent)
            inputSquare = solution.outputSquare
        }
        guard let largest = exponents.max() else { return nil }
        exponent = largest
        exponentsOfLayers = exponents
        outputSquare = inputSquare
        hiddenSize = configuration.hiddenSize
    }

    /// The expected largest difference between the outputs of two independent pasts: that of n numbers drawn from N(0, 2Q).
    ///
    /// - Complexity: O(log n), about a thousand evaluations of a normal tail.
    public var initialDifference: Double {
        (2 * outputSquare).squareRoot() * LargestMagnitude.mean(of: hiddenSize)
    }
}

/// The contribution of a layer's weights to the variance of a pre-activation.
struct WeightVariances {
    /// m·Var(W): the contribution of inputs with mean square 1.
    let input: Double
    /// n·Var(U): the contribution of outputs with mean square 1.
    let recurrent: Double
    /// Var(b) of each bias vector.
    let bias: Double

    init(_ layer: LayerConfiguration, initialization: Initialization, recurrentScale: Double) {
        let (m, n) = (Double(layer.inputSize), Double(layer.hiddenSize))
        let gates = Double(layer.cell.kind.gateCount)
        let square = recurrentScale * recurrentScale
        switch initialization {
        case .glorotUniform(let recurrentInitializer, _):
            input = m * 2 / (m + gates * n)
            switch recurrentInitializer {
            case .orthogonal: recurrent = square / gates
            case .glorotUniform: recurrent = square * 2 / (1 + gates)
            }
            bias = 0
        case .uniformRecurrent:
            input = m / (3 * n)
            recurrent = square / 3
            bias = 1 / (3 * n)
        }
    }
}

/// Random layers of one kind whose inputs have the same mean square.
private struct LayerEnsemble {
    let variances: WeightVariances
    let inputSquare: Double
    let gateActivation: GateActivation
    let forgetBias: Double

    struct Solution {
        let exponent: Double
        /// The mean square of an output.
        let outputSquare: Double
    }

    private var rule: GaussHermite { .standard }

    private func gate(_ x: Double) -> Double {
        switch gateActivation {
        case .sigmoid: ElementaryFunctions.sigmoid(x)
        case .hardSigmoid: ElementaryFunctions.hardSigmoid(x)
        }
    }

    private func squaredTanh(_ x: Double) -> Double {
        let tanh = ElementaryFunctions.tanh(x)
        return tanh * tanh
    }

    /// The fixed point of layers with some kind of recurrent cell, or nil if it does not exist.
    func solution(of cell: CellKind) -> Solution? {
        switch cell {
        case .lstm: lstm()
        case .gru: gru()
        case .elman: elman()
        }
    }

    /// q: the variance of a pre-activation for a mean square of the outputs.
    private func variance(_ outputSquare: Double) -> Double {
        variances.input * inputSquare + variances.recurrent * outputSquare + 2 * variances.bias
    }

    /// C = E i² E tanh² / (1 − E f²), Q = E o² E_C tanh²; λ = ln(E f + E i E sech² E o E_C sech² √(n Var U)).
    private func lstm() -> Solution? {
        func cellSquare(_ q: Double) -> Double {
            let gateSquare = rule.mean(variance: q) { gate($0) * gate($0) }
            let forgetSquare = rule.mean(variance: q) { gate($0 + forgetBias) * gate($0 + forgetBias) }
            return gateSquare * rule.mean(variance: q, squaredTanh) / (1 - forgetSquare)
        }
        let outputSquare = fixedPoint { outputSquare in
            let q = variance(outputSquare)
            return rule.mean(variance: q) { gate($0) * gate($0) }
                * rule.mean(variance: cellSquare(q), squaredTanh)
        }
        guard let outputSquare else { return nil }
        let q = variance(outputSquare)
        let c = cellSquare(q)
        guard c.isFinite, c >= 0 else { return nil }
        let forget = rule.mean(variance: q) { gate($0 + forgetBias) }
        let other = rule.mean(variance: q, gate)
        let slopes = (1 - rule.mean(variance: q, squaredTanh)) * (1 - rule.mean(variance: c, squaredTanh))
        return solution(growth: forget + other * other * slopes * variances.recurrent.squareRoot(), outputSquare)
    }

    /// q_n = m Var W σ² + Var b_n + E r² (n Var U Q + Var b_rn), Q = E (1−z)² E_{q_n} tanh² / (1 − E z²);
    /// λ = ln(E z + E (1−z) E r E_{q_n} sech² √(n Var U)).
    private func gru() -> Solution? {
        func candidateVariance(_ q: Double, _ outputSquare: Double) -> Double {
            variances.input * inputSquare + variances.bias
                + rule.mean(variance: q) { gate($0) * gate($0) }
                * (variances.recurrent * outputSquare + variances.bias)
        }
        let outputSquare = fixedPoint { outputSquare in
            let q = variance(outputSquare)
            return rule.mean(variance: q) { (1 - gate($0)) * (1 - gate($0)) }
                * rule.mean(variance: candidateVariance(q, outputSquare), squaredTanh)
                / (1 - rule.mean(variance: q) { gate($0) * gate($0) })
        }
        guard let outputSquare else { return nil }
        let q = variance(outputSquare)
        let mean = rule.mean(variance: q, gate)
        let slope = 1 - rule.mean(variance: candidateVariance(q, outputSquare), squaredTanh)
        let growth = mean + (1 - mean) * mean * slope * variances.recurrent.squareRoot()
        return solution(growth: growth, outputSquare)
    }

    /// Q = E tanh²; λ = ln √(n Var U) + ½ ln E sech⁴: without a direct path the mean square of a perturbation decides.
    private func elman() -> Solution? {
        guard let outputSquare = fixedPoint({ rule.mean(variance: variance($0), squaredTanh) }) else { return nil }
        let slopeSquare = rule.mean(variance: variance(outputSquare)) { x in
            let slope = 1 - squaredTanh(x)
            return slope * slope
        }
        return solution(growth: (variances.recurrent * slopeSquare).squareRoot(), outputSquare)
    }

    private func solution(growth: Double, _ outputSquare: Double) -> Solution? {
        growth > 0 && growth.isFinite
            ? Solution(exponent: ElementaryFunctions.log(growth), outputSquare: outputSquare) : nil
    }

    /// The fixed point of a map by iteration, or nil if it does not converge.
    private func fixedPoint(_ map: (Double) -> Double) -> Double? {
        var value = 0.1
        for _ in 0..<10_000 {
            let next = map(value)
            guard next.isFinite else { return nil }
            if abs(next - value) <= 1e-15 + 1e-13 * abs(next) { return next }
            value = next
        }
        return nil
    }
}
