/// Adam with decoupled weight decay, in float64.
///
/// Moments m and v of the gradient g decay by β₁ and β₂; a parameter moves by the learning rate times
/// m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε) after it has been multiplied by 1 less learning rate times weight decay, as
/// PyTorch's `AdamW` does. Sources: Kingma and Ba 2015, arXiv 1412.6980, algorithm 1; Loshchilov and Hutter 2019, arXiv
/// 1711.05101, algorithm 2.
package struct AdamOptimizer: Sendable, Hashable {
    /// m: a number for every parameter.
    package private(set) var firstMoments: [Double]
    /// v: a number for every parameter.
    package private(set) var secondMoments: [Double]
    /// β₁ᵗ after t updates.
    package private(set) var firstPower: Double
    /// β₂ᵗ after t updates.
    package private(set) var secondPower: Double

    /// β₁.
    package static let firstDecay = 0.9
    /// β₂.
    package static let secondDecay = 0.999
    /// ε.
    package static let epsilon = 1e-8

    /// The optimiser before its first update.
    package init(parameters: Int) {
        firstMoments = Array(repeating: 0, count: parameters)
        secondMoments = Array(repeating: 0, count: parameters)
        (firstPower, secondPower) = (1, 1)
    }

    /// The optimiser after some updates.
    ///
    /// - Precondition: There are as many first moments as second ones.
    package init(firstMoments: [Double], secondMoments: [Double], firstPower: Double, secondPower: Double) {
        precondition(firstMoments.count == secondMoments.count, "every parameter has both moments")
        self.firstMoments = firstMoments
        self.secondMoments = secondMoments
        self.firstPower = firstPower
        self.secondPower = secondPower
    }

    /// Moves parameters against their gradient.
    ///
    /// - Parameters:
    ///   - parameters: The parameters.
    ///   - gradient: Their gradient.
    ///   - scale: A factor on the gradient, such as `clippingScale`.
    ///   - learningRate: The learning rate.
    ///   - weightDecay: The weight decay.
    /// - Precondition: There are as many of each as moments.
    package mutating func update(
        _ parameters: inout [Double], gradient: [Double], scale: Double, learningRate: Double, weightDecay: Double
    ) {
        precondition(
            parameters.count == firstMoments.count && gradient.count == firstMoments.count,
            "there is a number for every parameter")
        firstPower *= Self.firstDecay
        secondPower *= Self.secondDecay
        let rate = learningRate / (1 - firstPower)
        let root = (1 - secondPower).squareRoot()
        let kept = 1 - learningRate * weightDecay
        for index in parameters.indices {
            let slope = gradient[index] * scale
            let first = firstMoments[index] + (1 - Self.firstDecay) * (slope - firstMoments[index])
            let second = Self.secondDecay * secondMoments[index] + (1 - Self.secondDecay) * (slope * slope)
            firstMoments[index] = first
            secondMoments[index] = second
            let size = second.squareRoot() / root + Self.epsilon
            parameters[index] = parameters[index] * kept - rate * (first / size)
        }
    }

    /// The factor that limits a gradient's Euclidean norm, as PyTorch's `clip_grad_norm_` computes it.
    ///
    /// Source: Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063, algorithm 1.
    ///
    /// - Parameters:
    ///   - gradient: The gradient.
    ///   - norm: The largest norm.
    package static func clippingScale(_ gradient: [Double], norm: Double) -> Double {
        var squares = 0.0
        for slope in gradient { squares += slope * slope }
        return min(1, norm / (squares.squareRoot() + 1e-6))
    }
}
