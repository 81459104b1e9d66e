import Recurrent
import Statistics

/// The conditional Lyapunov exponents of a network along a sequence: the rates per step at which small differences of
/// its state grow or shrink under the same inputs.
///
/// Tangents are propagated along the state and orthonormalised after each step; the exponents are the mean logarithms
/// of their growth (G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, "Lyapunov characteristic exponents for
/// smooth dynamical systems", Meccanica 15, 1980). All arithmetic is float64 and bit-identical on every machine.
public struct LyapunovExponents: Sendable, Hashable {
    /// The exponents in nats per step, the largest first; −∞ for a direction that vanishes in some step.
    ///
    /// A direction vanishes if the step is singular, or if float64 cannot distinguish it from that: its growth factor
    /// is less than 10⁻¹⁶², whose square is 0, or all but about k · 10⁻¹⁵ of the kth direction lies in the span of the
    /// previous ones, so that only rounding remains.
    public let exponents: [Double]
    /// The standard errors, from the means of 20 batches of steps; 0 if the exponent is −∞.
    public let standardErrors: [Double]
    /// The running estimate of the largest exponent after each twentieth of the steps.
    public let trace: [Double]
    /// The number of averaged steps.
    public let steps: Int
    /// The dimension of the state, which is the number of exponents in a full spectrum.
    public let stateSize: Int

    /// The number of batches of steps behind a standard error.
    public static let batches = 20

    /// A plan for measuring exponents.
    public struct Plan: Sendable, Hashable {
        /// The number of exponents, the largest first.
        public var count: Int
        /// The number of initial steps that do not count, in which state and tangents forget their start.
        public var warmUp: Int
        /// The number of averaged steps, at least one per batch.
        public var steps: Int

        /// A plan from its parts.
        public init(count: Int = 1, warmUp: Int = 200, steps: Int = 2_000) {
            self.count = count
            self.warmUp = warmUp
            self.steps = steps
        }
    }

    /// Measures exponents of one network along the shared inputs of a run.
    ///
    /// - Parameters:
    ///   - weights: The network.
    ///   - inputs: Normal deviates: the m features of each step.
    ///   - tangents: Normal deviates: the initial directions.
    ///   - inputScale: The factor on the inputs.
    ///   - plan: The number of exponents and of steps.
    ///   - proceeds: Called regularly; returns whether to continue.
    /// - Returns: The exponents, or nil if `proceeds` stopped the measurement.
    /// - Complexity: O(steps · count · (n · (m + n) · layers + count · state size)).
    public static func measure(
        _ weights: NetworkWeights, inputs: DrawStream, tangents: DrawStream, inputScale: Double = 1, plan: Plan,
        while proceeds: () -> Bool = { true }
    ) -> LyapunovExponents? {
        guard let network = TangentNetwork(weights, tangents: plan.count, while: proceeds) else { return nil }
        return growth(
            of: network, .wholeState, inputs: normal(inputs, scale: inputScale), tangents: tangents, plan: plan,
            while: proceeds
        ).map { LyapunovExponents($0, stateSize: TangentNetwork.stateSize(of: weights.configuration)) }
    }

    /// Measures the largest exponent of one network along a recording, from a start state.
    ///
    /// - Parameters:
    ///   - weights: The network.
    ///   - recording: The m features of each step, one step after the other.
    ///   - startState: The state before the first step, layer by layer h, then c; nil for zeros.
    ///   - tangents: Normal deviates: the initial direction.
    ///   - proceeds: Called regularly; returns whether to continue.
    /// - Returns: The exponent, or nil if `proceeds` stopped the measurement.
    /// - Precondition: The recording has at least `batches` steps.
    /// - Complexity: O(steps · n · (m + n) · layers).
    package static func measure(
        _ weights: NetworkWeights, along recording: ArraySlice<Double>, startState: [Double]?, tangents: DrawStream,
        while proceeds: () -> Bool
    ) -> LyapunovExponents? {
        guard let network = TangentNetwork(weights, tangents: 1, while: proceeds) else { return nil }
        if let startState { network[0] = startState }
        let steps = recording.count / weights.configuration.inputSize
        // The state forgets its start and the tangent finds its direction in at most a tenth of the recording.
        let warmUp = min(Plan().warmUp, steps / 10)
        return growth(
            of: network, .wholeState,
            inputs: { block, count, start in
                let first = recording.startIndex + start
                let available = min(count, recording.endIndex - first)
                block.replaceSubrange(0..<available, with: recording[first..<first + available])
            },
            tangents: tangents, plan: Plan(count: 1, warmUp: warmUp, steps: steps - warmUp), while: proceeds
        ).map { LyapunovExponents($0, stateSize: TangentNetwork.stateSize(of: weights.configuration)) }
    }

    /// Measures the largest exponent of each layer by itself, with the outputs of the layer below as inputs.
    ///
    /// The largest exponent of the stack is the largest of these, since its Jacobian is block-triangular.
    ///
    /// - Returns: The exponents from the input upwards, or nil if `proceeds` stopped the measurement.
    /// - Complexity: O(steps · n · (m + n) · layers).
    static func measureLayers(
        _ weights: NetworkWeights, inputs: DrawStream, tangents: DrawStream, inputScale: Double,
        while proceeds: () -> Bool
    ) -> [LyapunovEstimate]? {
        let network = TangentNetwork(weights, tangents: 1, coupling: .layersByThemselves, while: proceeds)
        guard let network else { return nil }
        return growth(
            of: network, .layerByLayer, inputs: normal(inputs, scale: inputScale), tangents: tangents, plan: Plan(),
            while: proceeds
        ).map { batches in
            zip(batches.means, batches.standardErrors).map { LyapunovEstimate(exponent: $0, standardError: $1) }
        }
    }

    /// The most multiply-adds between two cancellation checks: a few milliseconds of work.
    package static let productsBetweenChecks = 1 << 24

    /// What the tangents of a network perturb.
    private enum Tangent {
        /// All layers together; several tangents are kept orthonormal.
        case wholeState
        /// Each layer by itself, with one tangent.
        case layerByLayer
    }

    /// Writes inputs into a block: a number of them, from the one with an index on.
    private typealias Inputs = (_ block: inout [Double], _ count: Int, _ start: Int) -> Void

    /// Normal inputs with a standard deviation.
    private static func normal(_ draws: DrawStream, scale: Double) -> Inputs {
        { block, count, start in draws.fillNormals(&block, count: count, from: start, scale: scale) }
    }

    /// Steps a network along a sequence and records the growth of its tangents.
    ///
    /// A single step may take minutes, so it can be cancelled midway.
    private static func growth(
        of network: TangentNetwork, _ tangent: Tangent, inputs: Inputs, tangents: DrawStream, plan: Plan,
        while proceeds: () -> Bool
    ) -> GrowthBatches? {
        var products = 0
        func goesOn(after count: Int) -> Bool {
            products += count
            guard products >= productsBetweenChecks else { return true }
            products = 0
            return proceeds()
        }
        // A short step is checked for cancellation only as a whole.
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
                inputs(&block, block.count, step * m)
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

    /// Exponents from their parts.
    package init(exponents: [Double], standardErrors: [Double], trace: [Double], steps: Int, stateSize: Int) {
        self.exponents = exponents
        self.standardErrors = standardErrors
        self.trace = trace
        self.steps = steps
        self.stateSize = stateSize
    }

    /// The largest exponent.
    public var largest: Double { exponents[0] }

    /// The Kaplan–Yorke dimension of the attractor: 0 if every difference shrinks, nil if too few exponents are known.
    ///
    /// It is k + (λ₁ + … + λ_k)/abs(λ_{k+1}), with k the largest number of exponents whose sum is not negative (J. L.
    /// Kaplan, J. A. Yorke, 1979).
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

    /// The sum of the positive exponents in nats per step: an upper bound of the entropy rate, with equality if Pesin's
    /// identity holds; nil if too few exponents are known.
    public var entropyRate: Double? {
        guard exponents.count == stateSize || exponents.contains(where: { $0 <= 0 }) else { return nil }
        return exponents.reduce(0) { $0 + max($1, 0) }
    }
}

/// Sums of logarithmic growth, by batch.
private struct GrowthBatches {
    let steps: Int
    private(set) var sums: [Double]
    private(set) var trace: [Double] = []
    private var taken = 0
    private var batchSums: [Double]
    private var batchMeans: [[Double]] = []

    init(count: Int, steps: Int) {
        precondition(count >= 1 && steps >= LyapunovExponents.batches, "an exponent needs at least one step per batch")
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

    /// The number of steps up to the end of a batch.
    private func end(ofBatch batch: Int) -> Int { (batch + 1) * steps / LyapunovExponents.batches }

    /// The mean logarithms of growth.
    var means: [Double] { sums.map { $0 / Double(steps) } }

    /// The standard errors from the batch means.
    var standardErrors: [Double] {
        sums.indices.map { index in
            guard sums[index] != -.infinity else { return 0 }
            return MeanWithError(batchMeans.map { $0[index] })?.standardError ?? .nan
        }
    }
}
