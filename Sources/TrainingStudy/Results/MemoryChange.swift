import Analysis
import Statistics

/// By what factor training changed the memory of the networks of one recurrent cell on one task.
///
/// Each network is a pair: its median steps at the end and before the first update, each counted as at least one step.
/// The interval of the median factor is that of the sign test, which needs only independent pairs.
package struct MemoryChange: Sendable, Hashable {
    /// The recurrent cell.
    package let cell: TrainedCell
    /// The task.
    package let task: ExperimentTask
    /// The tolerance.
    package let tolerance: Tolerance
    /// The networks before the first update and at the end.
    package let pairs: [Pair]
    /// The median of the factors.
    package let factor: StepQuantile
    /// The lower end of the 95 % interval; nil if it is not bounded.
    package let low: Double?
    /// The upper end of the 95 % interval; nil if it is not bounded.
    package let high: Double?

    /// A network before the first update and at the end.
    package struct Pair: Sendable, Hashable {
        /// The network before the first update.
        package let before: TrainedMemory
        /// The network at the end.
        package let after: TrainedMemory
    }

    /// The change of some networks; nil if there are none.
    init?(_ pairs: [Pair], cell: TrainedCell, task: ExperimentTask, to tolerance: Tolerance) {
        let bounds = pairs.compactMap { pair -> (low: Double, high: Double)? in
            guard let before = pair.before.count(to: tolerance)?.median,
                let after = pair.after.count(to: tolerance)?.median
            else { return nil }
            let ratio = max(after.steps, 1) / max(before.steps, 1)
            return (before.isBound ? 0 : ratio, after.isBound ? .infinity : ratio)
        }
        guard
            let median = PairedMedian(lower: bounds.map(\.low), upper: bounds.map(\.high)),
            let least = Quartiles(of: bounds.map(\.low))?.median
        else { return nil }
        self.cell = cell
        self.task = task
        self.tolerance = tolerance
        self.pairs = pairs
        factor = median.median.map { .known($0) } ?? .atLeast(least)
        low = median.low
        high = median.high
    }

    /// Whether the interval excludes a factor of 1.
    package var isCertain: Bool { (low ?? 0) > 1 || (high ?? .infinity) < 1 }
}
