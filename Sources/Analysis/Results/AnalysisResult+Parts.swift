import MemoryExperiment

extension NetworkAnalysis.Result {
    /// A result from its parts, of which nobody knows how long they took.
    package init(
        _ reading: MemoryReading, units: [UnitMemory], drifts: [StateDrift], resetCosts: [ResetCost],
        untrained: MemoryReading?, closedForm: Result<Double, ClosedFormLimit>
    ) {
        self.reading = reading
        self.units = units
        self.drifts = drifts
        self.resetCosts = resetCosts
        self.untrained = untrained
        self.closedForm = closedForm
        timings = AnalysisTimings()
    }
}
