import Statistics

extension CriterionOutcome {
    /// The number for `measure`.
    public subscript(measure: Measure) -> StepCount {
        switch measure {
        case .first: first
        case .settled: settled
        }
    }
}
