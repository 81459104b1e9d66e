import Statistics
import Support

/// The protocols by which the memory of a network is measured, in report order.
public enum AnalysisProtocol: String, Sendable, Hashable, CaseIterable {
    /// One run has read the recording from its beginning, the other begins at the start from the network's start state.
    case warmUp = "warm_up"
    /// Both runs have read a different stretch of the recording, each from the network's start state.
    case twoPasts = "two_pasts"

    /// The name in a sentence.
    public var title: String {
        switch self {
        case .warmUp: "warm-up"
        case .twoPasts: "two pasts"
        }
    }
}

/// What two runs that share their inputs from a start on had in common, and from when.
public struct StartResult: Sendable, Hashable {
    /// The protocol.
    public let analysisProtocol: AnalysisProtocol
    /// The number of the start, from 1.
    public let start: Int
    /// The first shared row of the recording, from 0; 0 if inputs are drawn.
    public let row: Int
    /// The row at which b's past ends in *two pasts*; that of the start itself in *warm-up*; 0 if inputs are drawn.
    public let otherRow: Int
    /// The largest absolute difference of an output before the first shared step.
    public let initialDifference: Double
    /// One outcome for each tolerance, in their order.
    public let outcomes: [Outcome]
    /// The differences at each of `DivergenceCurve.sharedSteps`, for each measure of `DifferenceMeter`.
    public let curve: [[Double]]
    /// The largest absolute difference of any state at the same steps.
    public let stateCurve: [Double]
    /// The half-life of the difference of each unit's cell state, or of its output if there is none, layer by layer; nil for
    /// a unit that hardly differs at the start.
    public let halfLives: [StepCount?]
    /// The share of the same difference that is left after each of `UnitMemory.steps`: [step][unit], layer
    /// by layer; nil where it is hardly any.
    public let unitShares: [[Float?]]

    /// A result from its parts.
    ///
    /// Curves are rounded to four significant digits, and what is not a number counts as infinite, so that a journal holds
    /// exactly what is analysed.
    package init(
        analysisProtocol: AnalysisProtocol, start: Int, row: Int, otherRow: Int, initialDifference: Double,
        outcomes: [Outcome], curve: [[Double]], stateCurve: [Double], halfLives: [StepCount?],
        unitShares: [[Float?]] = []
    ) {
        self.analysisProtocol = analysisProtocol
        self.start = start
        self.row = row
        self.otherRow = otherRow
        self.initialDifference = initialDifference.isNaN ? .infinity : initialDifference
        self.outcomes = outcomes
        self.curve = curve.map { $0.map(\.asRecorded) }
        self.stateCurve = stateCurve.map(\.asRecorded)
        self.halfLives = halfLives
        self.unitShares = unitShares
    }

    /// The result without its place, for a start that has none in a recording.
    var unplaced: StartResult {
        StartResult(
            analysisProtocol: analysisProtocol, start: start, row: 0, otherRow: 0, initialDifference: initialDifference,
            outcomes: outcomes, curve: curve, stateCurve: stateCurve, halfLives: halfLives, unitShares: unitShares)
    }

    /// The two counts that a tolerance yields for one start.
    public struct Outcome: Sendable, Hashable {
        /// The shared steps before the first at which the runs agreed.
        public let first: StepCount
        /// The last shared step at which they did not agree; censored if the steps observed do not show that it was the
        /// last.
        public let settled: StepCount
        /// Whether they disagreed in the last tenth of the horizon.
        public let violatesAtEnd: Bool

        /// An outcome from its parts.
        package init(first: StepCount, settled: StepCount, violatesAtEnd: Bool) {
            self.first = first
            self.settled = settled
            self.violatesAtEnd = violatesAtEnd
        }
    }
}

extension Double {
    /// The number to four significant digits; infinite if it is not finite.
    fileprivate var asRecorded: Double { FourDigitDecimal(rounding: self)?.value ?? .infinity }
}
