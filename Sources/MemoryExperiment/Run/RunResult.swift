/// How far apart the two trajectories are at one shared step.
public struct DivergencePoint: Sendable, Hashable {
    /// max_j abs(h_a[j] − h_b[j]) of the top layer.
    public var maximumDifference: Double
    /// 1 − cosine similarity of the top layer's outputs, in float64.
    public var cosineDistance: Double
    /// The fraction of top-layer units whose output differs.
    public var unequalOutputs: Double
    /// The fraction of top-layer units whose output or cell state differs.
    public var unequalStates: Double

    /// The point of two identical sequences.
    public static let zero = DivergencePoint(
        maximumDifference: 0, cosineDistance: 0, unequalOutputs: 0, unequalStates: 0)

    /// A point from its four measures.
    public init(maximumDifference: Double, cosineDistance: Double, unequalOutputs: Double, unequalStates: Double) {
        self.maximumDifference = maximumDifference
        self.cosineDistance = cosineDistance
        self.unequalOutputs = unequalOutputs
        self.unequalStates = unequalStates
    }
}

/// The result of one run.
public struct RunResult: Sendable, Hashable {
    /// The key of the run.
    public var key: RunKey
    /// One outcome for each of the experiment's criteria, in their order.
    public var outcomes: [CriterionOutcome]
    /// The divergence at each of `DivergenceCurve.sharedSteps(upTo:)`, to four significant digits; empty if the run stopped
    /// once every criterion had held.
    public var curve: CurvePoints
    /// The exponent of each layer by itself, from the input upwards; empty if they are not measured.
    public var lyapunov: [LyapunovEstimate]
    /// The first 64 bits of the SHA-256 of every layer's final states, in hexadecimal.
    public var finalStateHash: String

    /// A result from its parts.
    public init(
        key: RunKey, outcomes: [CriterionOutcome], curve: some Sequence<DivergencePoint>,
        lyapunov: [LyapunovEstimate] = [], finalStateHash: String
    ) {
        self.init(
            key: key, outcomes: outcomes, points: CurvePoints(curve), lyapunov: lyapunov,
            finalStateHash: finalStateHash)
    }

    /// A result from its parts, with a curve that is already packed.
    init(
        key: RunKey, outcomes: [CriterionOutcome], points: CurvePoints, lyapunov: [LyapunovEstimate],
        finalStateHash: String
    ) {
        self.key = key
        self.outcomes = outcomes
        curve = points
        self.lyapunov = lyapunov
        self.finalStateHash = finalStateHash
    }
}
