import Recurrent

/// The conditional Lyapunov exponents of a network along a sequence: how fast small differences of its state grow or
/// shrink a step while the inputs are the same.
///
/// Tangents are carried along the state and made orthonormal after each step; the exponents are the means of the
/// logarithms of their growth (G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, "Lyapunov characteristic exponents
/// for smooth dynamical systems", Meccanica 15, 1980). Everything is float64 and has the same bits on every machine.
public struct LyapunovExponents: Sendable, Hashable {
    /// The exponents in natural units a step, the largest first; −∞ for a direction that vanishes in some step.
    ///
    /// A direction vanishes where the step is singular, and where float64 cannot tell it from that: what it grows by
    /// is less than 10⁻¹⁶², whose square is 0, or all but about k · 10⁻¹⁵ of the kth direction lies along
    /// those before it, so that what is left of it is rounding.
    public let exponents: [Double]
    /// The standard error of each, from the means of 20 batches of steps; 0 if the exponent is −∞.
    public let standardErrors: [Double]
    /// The running estimate of the largest exponent after each twentieth of the steps.
    public let trace: [Double]
    /// How many steps the means are over.
    public let steps: Int
    /// How many numbers the state has: there are as many exponents in a whole spectrum.
    public let stateSize: Int

    /// How many batches of steps tell the standard error.
    public static let batches = 20

    /// How an exponent is measured.
    public struct Plan: Sendable, Hashable {
        /// How many exponents, the largest first.
        public var count: Int
        /// The steps before the first that counts: state and tangents forget how they began.
        public var warmUp: Int
        /// The steps that count, at least one a batch.
        public var steps: Int

        /// A plan from its parts.
        public init(count: Int = 1, warmUp: Int = 200, steps: Int = 2_000) {
            self.count = count
            self.warmUp = warmUp
            self.steps = steps
        }
    }

    /// Measures exponents of one network along the inputs that both sequences of a run share.
    ///
    /// - Parameters:
    ///   - weights: The network.
    ///   - inputs: Normal deviates, step by step the m features.
    ///   - tangents: Normal deviates, the first directions.
    ///   - inputScale: What the inputs are multiplied by.
    ///   - plan: How many exponents over how many steps.
    ///   - proceeds: Asked now and then whether to go on.
    /// - Returns: The exponents, or nil if it was told not to go on.
    /// - Complexity: O(steps · count · (n · (m + n) · layers + count · state size)).
    public static func measure(
        _ weights: NetworkWeights, inputs: DrawStream, tangents: DrawStream, inputScale: Double = 1, plan: Plan,
        while proceeds: () -> Bool = { true }
    ) -> LyapunovExponents? {
        guard let network = TangentNetwork(weights, tangents: plan.count, while: proceeds) else { return nil }
        return growth(
            of: network, .wholeState, inputs: inputs, tangents: tangents, inputScale: inputScale, plan: plan,
            while: proceeds
        ).map { LyapunovExponents($0, stateSize: TangentNetwork.stateSize(of: weights.configuration)) }
    }

    /// Measures the largest exponent of each layer of one network by itself, whose inputs are the outputs of the layer
    /// below.
    ///
    /// The largest exponent of the stack is the largest of them, since its Jacobian is block-triangular.
    ///
    /// - Returns: The exponents from the input upwards, or nil if it was told not to go on.
    /// - Complexity: O(steps · n · (m + n) · layers).
    static func measureLayers(
        _ weights: NetworkWeights, inputs: DrawStream, tangents: DrawStream, inputScale: Double,
        while proceeds: () -> Bool
    ) -> [LyapunovEstimate]? {
        let network = TangentNetwork(weights, tangents: 1, coupling: .layersByThemselves, while: proceeds)
        guard let network else { return nil }
        return growth(
            of: network, .layerByLayer, inputs: inputs, tangents: tangents, inputScale: inputScale, plan: Plan(),
            while: proceeds
        ).map { batches in
            zip(batches.means, batches.standardErrors).map { LyapunovEstimate(exponent: $0, standardError: $1) }
        }
    }

    /// How many multiply-adds may lie between two questions whether to go on: some milliseconds' work.
    package static let productsBetweenChecks = 1 << 24

    /// What the tangents of a network are displacements of.
    private enum Tangent {
        /// All layers together: several are kept orthonormal.
        case wholeState
        /// Each layer by itself, with one tangent.
        case layerByLayer
    }

    /// Steps a network along a sequence and notes by how much its tangents grow.
    ///
    /// A step may take minutes, so that it is stopped in its midst.
    private static func growth(
        of network: TangentNetwork, _ tangent: Tangent, inputs: DrawStream, tangents: DrawStream, inputScale: Double,
        plan: Plan, while proceeds: () -> Bool
    ) -> GrowthBatches? {
        var products = 0
        func goesOn(after count: Int) -> Bool {
            products += count
            guard products >= productsBetweenChecks else { return true }
            products = 0
            return proceeds()
        }
        // A step that takes a moment is asked as a whole.
        let isLong = network.productsPerStep >= productsBetweenChecks
        func normalize() -> [Double]? {
            switch tangent {
            case .wholeState where isLong: network.orthonormalizeTangents(while: goesOn)
            case .wholeState: network.orthonormalizeTangents()
            case .layerByLayer: network.normalizeLayers()
            }
        }
        let stateSize = TangentNetwork.stateSize(of: network.configuration)
        var directions = [Double](repeating: 0, count: stateSize)
        for column in 1...network.tangents {
            // Drawing a number takes about as long as fifty multiply-adds.
            guard goesOn(after: 50 * stateSize) else { return nil }
            tangents.fillNormals(&directions, count: stateSize, from: (column - 1) * stateSize)
            network[column] = directions
        }
        guard let first = normalize() else { return nil }
        var batches = GrowthBatches(count: first.count, steps: plan.steps)
        let m = network.configuration.inputSize
        var block = [Double](repeating: 0, count: PairBatch.blockSteps * m)
        for step in 0..<plan.warmUp + plan.steps {
            let place = step % PairBatch.blockSteps
            if place == 0 {
                guard proceeds() else { return nil }
                inputs.fillNormals(&block, count: block.count, from: step * m, scale: inputScale)
            }
            if isLong {
                guard network.advance(block, from: place * m, while: goesOn) else { return nil }
            } else {
                guard goesOn(after: network.productsPerStep) else { return nil }
                network.advance(block, from: place * m)
            }
            guard let growth = normalize() else { return nil }
            if step >= plan.warmUp { batches.add(growth) }
        }
        return batches
    }

    private init(_ batches: GrowthBatches, stateSize: Int) {
        exponents = batches.means
        standardErrors = batches.standardErrors
        trace = batches.trace
        steps = batches.steps
        self.stateSize = stateSize
    }

    /// The largest exponent.
    public var largest: Double { exponents[0] }

    /// The Kaplan–Yorke dimension of the attractor: 0 if every difference shrinks, nil where too few exponents are
    /// known.
    ///
    /// It is k + (λ₁ + … + λ_k)/abs(λ_{k+1}), with k the most exponents whose sum is not negative (J. L. Kaplan,
    /// J. A. Yorke, 1979).
    public var kaplanYorkeDimension: Double? {
        var sum = 0.0
        for (index, exponent) in exponents.enumerated() {
            guard sum + exponent < 0 else {
                sum += exponent
                continue
            }
            return Double(index) + (index == 0 ? 0 : sum / -exponent)
        }
        return exponents.count == stateSize ? Double(stateSize) : nil
    }

    /// The sum of the positive exponents, in natural units a step: a bound of the entropy rate, and the rate itself where
    /// Pesin's identity holds; nil where too few exponents are known.
    public var entropyRate: Double? {
        guard exponents.count == stateSize || exponents.contains(where: { $0 <= 0 }) else { return nil }
        return exponents.reduce(0) { $0 + max($1, 0) }
    }
}

/// Sums of logarithms of growth, batch by batch.
private struct GrowthBatches {
    let steps: Int
    private(set) var sums: [Double]
    private(set) var trace: [Double] = []
    private var taken = 0
    private var batchSums: [Double]
    private var batchMeans: [[Double]] = []

    init(count: Int, steps: Int) {
        precondition(count >= 1 && steps >= LyapunovExponents.batches, "an exponent needs a step a batch")
        self.steps = steps
        sums = Array(repeating: 0, count: count)
        batchSums = sums
    }

    mutating func add(_ growth: [Double]) {
        for (index, factor) in growth.enumerated() {
            let logarithm = ElementaryFunctions.log(factor)
            sums[index] += logarithm
            batchSums[index] += logarithm
        }
        taken += 1
        let batch = batchMeans.count
        guard taken == end(ofBatch: batch) else { return }
        let length = Double(taken - end(ofBatch: batch - 1))
        batchMeans.append(batchSums.map { $0 / length })
        batchSums = Array(repeating: 0, count: sums.count)
        trace.append(sums[0] / Double(taken))
    }

    /// How many steps there are up to the end of a batch.
    private func end(ofBatch batch: Int) -> Int { (batch + 1) * steps / LyapunovExponents.batches }

    /// The mean logarithms of growth.
    var means: [Double] { sums.map { $0 / Double(steps) } }

    /// The standard errors of the means of batches.
    var standardErrors: [Double] {
        sums.indices.map { index in
            guard sums[index] != -.infinity else { return 0 }
            return MeanWithError(batchMeans.map { $0[index] })?.standardError ?? .nan
        }
    }
}
