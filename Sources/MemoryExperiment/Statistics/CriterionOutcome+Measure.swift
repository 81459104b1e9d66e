import Statistics

extension CriterionOutcome {
    /// The number that `measure` means.
    public subscript(measure: Measure) -> StepCount {
        switch measure {
        case .first: first
        case .settled: settled
        }
    }
}
