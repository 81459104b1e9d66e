import Recurrent

/// What was measured of one network: along the recording and after each start.
struct AnalysisMeasurement: Sendable, Hashable {
    /// What was measured along the recording.
    var recording: RecordingResult
    /// The results of the starts in any order.
    var starts: [StartResult]

    /// The reading: results by protocol, then by start.
    func reading(_ tolerances: [Tolerance]) -> MemoryReading {
        let ordered = AnalysisProtocol.allCases.flatMap { each in
            starts.filter { $0.analysisProtocol == each }.sorted { $0.start < $1.start }
        }
        return MemoryReading(recording, ordered, tolerances: tolerances)
    }
}

extension NetworkAnalysis {
    /// The result of an analysis.
    public struct Result: Sendable {
        /// How long the network remembers.
        public let reading: MemoryReading
        /// The units of the network, layer by layer.
        public let units: [UnitMemory]
        /// The states that at least double along the input, those that grow most first.
        public let drifts: [StateDrift]
        /// The cost of resets in the measure of the recommended tolerance, for each interval.
        public let resetCosts: [ResetCost]
        /// How long an untrained network of the same sizes remembers on the same input; nil if its input is too wide to
        /// draw.
        public let untrained: MemoryReading?
        /// The exponent of untrained networks in closed form; nil if there is none.
        public let closedForm: Double?

        /// A result from its parts.
        package init(
            _ reading: MemoryReading, units: [UnitMemory], drifts: [StateDrift], resetCosts: [ResetCost],
            untrained: MemoryReading?, closedForm: Double?
        ) {
            self.reading = reading
            self.units = units
            self.drifts = drifts
            self.resetCosts = resetCosts
            self.untrained = untrained
            self.closedForm = closedForm
        }

        /// A result from what was measured of a network and of an untrained one.
        init(
            _ measured: AnalysisMeasurement, untrained: AnalysisMeasurement?, of configuration: NetworkConfiguration,
            settings: AnalysisSettings
        ) {
            let reading = measured.reading(settings.tolerances)
            self.init(
                reading,
                units: UnitMemory.units(
                    of: configuration, reading.results(of: .warmUp), timeScales: measured.recording.timeScales),
                drifts: measured.recording.drifts, resetCosts: measured.recording.resetCosts,
                untrained: untrained?.reading(settings.withoutDecisions.tolerances),
                closedForm: measured.recording.closedForm)
        }
    }
}
