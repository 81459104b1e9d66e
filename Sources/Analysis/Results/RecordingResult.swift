import MemoryExperiment
import Recurrent

/// What is measured of a network along the whole recording.
public struct RecordingResult: Sendable, Hashable {
    /// The precision in which the network was computed.
    public let precision: Precision
    /// The number of shared steps after a start.
    public let horizon: Int
    /// The number of steps of each of two pasts.
    public let divergentSteps: Int
    /// The number of starts.
    public let starts: Int
    /// The steps of the recording; nil if inputs are drawn.
    public let steps: Int?
    /// The steps of the recording at which a start may lie; nil if inputs are drawn.
    public let places: Int?
    /// The largest conditional Lyapunov exponent along the input.
    public let exponent: ConditionalExponent
    /// The exponent of untrained networks in closed form; nil if there is none.
    public let closedForm: Double?
    /// −1/ln of each unit's mean forget or update gate, layer by layer; empty without gates.
    public let timeScales: [Double]
    /// The states that at least double along the input, those that grow most first.
    public let drifts: [StateDrift]
    /// The cost of resets in the measure of the recommended tolerance, for each interval.
    public let resetCosts: [ResetCost]
}

/// The largest conditional Lyapunov exponent along an input.
public struct ConditionalExponent: Sendable, Hashable {
    /// The exponent in nats per step; −∞ if every difference vanishes at once.
    public let largest: Double
    /// Its standard error.
    public let standardError: Double

    /// An exponent from its parts.
    public init(largest: Double, standardError: Double) {
        self.largest = largest
        self.standardError = standardError
    }

    /// The largest of several exponents.
    init(_ exponents: LyapunovExponents) {
        self.init(largest: exponents.largest, standardError: exponents.standardErrors.first ?? 0)
    }
}
