/// A number of shared steps that may be known only to be at least as large as the steps observed.
public enum StepCount: Sendable, Hashable {
    /// The number itself.
    case observed(Int)
    /// At least this many: the end of the sequences came first.
    case censored(at: Int)

    /// The number, or its lower bound where it is censored.
    public var lowerBound: Int {
        switch self {
        case .observed(let steps), .censored(let steps): steps
        }
    }

    /// Whether the number is only a lower bound.
    public var isCensored: Bool {
        switch self {
        case .observed: false
        case .censored: true
        }
    }
}

/// The two numbers a criterion yields for one run.
public struct CriterionOutcome: Sendable, Hashable {
    /// Shared steps before the first one that no longer told the outputs apart.
    public var first: StepCount
    /// The last shared step that still told the outputs apart.
    public var settled: StepCount

    /// An outcome from its two numbers.
    public init(first: StepCount, settled: StepCount) {
        self.first = first
        self.settled = settled
    }
}

/// How far apart the two sequences are at one shared step.
public struct DivergencePoint: Sendable, Hashable {
    /// max_j abs(h_a[j] − h_b[j]) of the top layer.
    public var maximumDifference: Double
    /// 1 − cosine similarity of the top layer's outputs, in float64.
    public var cosineDistance: Double
    /// The fraction of top-layer units whose output differs.
    public var unequalOutputs: Double
    /// The fraction of top-layer units whose output or cell state differs.
    public var unequalStates: Double

    /// Two sequences that have become one.
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

/// What one pair run found.
public struct RunResult: Sendable, Hashable {
    /// Which run it was.
    public var key: RunKey
    /// One outcome for each of the experiment's criteria, in their order.
    public var outcomes: [CriterionOutcome]
    /// The divergence at each of `DivergenceCurve.sharedSteps(upTo:)`, to four significant digits.
    public var curve: CurvePoints
    /// The exponent of each layer by itself, from the input upwards; none if they are not measured.
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

    /// A result from its parts, with a curve that is packed already.
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
