import MemoryExperiment
import Recurrent
import Statistics

/// How long a network remembers, measured on one input.
public struct MemoryReading: Sendable {
    /// The precision in which it was computed.
    public let precision: Precision
    /// The number of shared steps after a start.
    public let horizon: Int
    /// The number of steps of each of two pasts.
    public let divergentSteps: Int
    /// The number of starts.
    public let starts: Int
    /// The number of starts that count as independent.
    public let effectiveStarts: Int
    /// The largest conditional Lyapunov exponent along the input, in nats per step, with its standard error.
    public let exponent: ConditionalExponent
    /// The results of every start: those of *warm-up*, then those of *two pasts*.
    public let results: [StartResult]
    /// The tolerances.
    public let tolerances: [Tolerance]
    /// The measures of the curves, in their order.
    public let measures: [DifferenceMeasure]

    /// A reading from its parts.
    package init(
        precision: Precision, horizon: Int, divergentSteps: Int, starts: Int, effectiveStarts: Int,
        exponent: ConditionalExponent, results: [StartResult], tolerances: [Tolerance], measures: [DifferenceMeasure]
    ) {
        self.precision = precision
        self.horizon = horizon
        self.divergentSteps = divergentSteps
        self.starts = starts
        self.effectiveStarts = effectiveStarts
        self.exponent = exponent
        self.results = results
        self.tolerances = tolerances
        self.measures = measures
    }

    /// The reading of a network from what was measured along the recording and after each start.
    ///
    /// In a recording, min(starts, 1 + ⌊(T − 2H)/(1 + median settled)⌋) starts count as independent: those that lie closer
    /// than the network remembers share most of what they measure.
    init(_ recording: RecordingResult, _ results: [StartResult], tolerances: [Tolerance]) {
        func reading(effectiveStarts: Int) -> MemoryReading {
            MemoryReading(
                precision: recording.precision, horizon: recording.horizon, divergentSteps: recording.divergentSteps,
                starts: recording.starts, effectiveStarts: effectiveStarts, exponent: recording.exponent,
                results: results, tolerances: tolerances,
                measures: tolerances.map(\.measure).uniqued())
        }
        let all = reading(effectiveStarts: recording.starts)
        guard let places = recording.places else {
            self = all
            return
        }
        let median = all.recommendation.median ?? Double(recording.horizon)
        self = reading(effectiveStarts: min(recording.starts, 1 + Int(Double(places) / (1 + median))))
    }

    /// The results of one protocol.
    public func results(of analysisProtocol: AnalysisProtocol) -> [StartResult] {
        results.filter { $0.analysisProtocol == analysisProtocol }
    }

    /// The summaries of one protocol: for each tolerance `first`, then `settled`.
    public func summaries(of analysisProtocol: AnalysisProtocol) -> [ToleranceSummary] {
        let results = results(of: analysisProtocol)
        return tolerances.enumerated().flatMap { index, tolerance in
            ToleranceSummary.Measure.allCases.map { ToleranceSummary(results, tolerance, at: index, $0) }
        }
    }

    /// The median over starts of the largest output difference before the first shared step, in *warm-up*.
    public var initialDifference: Double { Quartiles(of: results(of: .warmUp).map(\.initialDifference))?.median ?? 0 }

    /// The tolerance whose warm-up is recommended: 1 % if it was asked for, otherwise the first.
    public var recommendedTolerance: Tolerance { tolerances.recommended }

    /// The summary behind the recommendation: `settled` of the recommended tolerance in *warm-up*.
    public var recommendation: ToleranceSummary {
        let index = tolerances.firstIndex(of: recommendedTolerance) ?? 0
        return ToleranceSummary(results(of: .warmUp), recommendedTolerance, at: index, .settled)
    }
}

extension [Tolerance] {
    /// The tolerance whose warm-up is recommended: 1 % if it was asked for, otherwise the first.
    var recommended: Tolerance {
        first { $0.measure == .standardDeviations && $0.limit == 0.01 } ?? self[0]
    }
}

extension [DifferenceMeasure] {
    /// Each measure once, in the order of their first places.
    func uniqued() -> [DifferenceMeasure] {
        reduce(into: []) { measures, measure in
            if !measures.contains(measure) { measures.append(measure) }
        }
    }
}
