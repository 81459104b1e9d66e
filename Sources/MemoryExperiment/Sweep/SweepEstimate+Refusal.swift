import Foundation
import Support

extension SweepEstimate {
    /// The longest that a sweep may be expected to take, in years.
    package static let allowedYears = 10
    static let allowedSeconds = Double(allowedYears) * 31_557_600

    /// Refuses work that does not fit the machine's memory or is not expected to end in ten years.
    ///
    /// - Parameters:
    ///   - forecast: What the missing runs need.
    ///   - experiment: What is asked for; the sentence says what of it would fit.
    ///   - threads: How many threads do it.
    /// - Throws: `Failure` of kind `usage`.
    /// - Complexity: O(n) in the number of table cells.
    public func requireFeasible(
        _ forecast: SweepForecast, of experiment: Experiment, threads: Int
    ) throws(Failure) {
        if forecast.bytes > Double(memoryLimit) {
            throw Failure(
                .usage,
                """
                \(experiment.name) needs about \(forecast.memoryText) of memory, and this machine gives \
                \(SweepForecast.text(ofBytes: Double(memoryLimit))). \(advice(for: experiment, threads: threads) { $0.bytes <= Double(memoryLimit) })
                """)
        }
        if forecast.seconds > Self.allowedSeconds {
            throw Failure(
                .usage,
                """
                \(experiment.name) would take \(forecast.timeText) on \(threads.counted("thread")); \
                at most \(Self.allowedYears) years are allowed. \
                \(advice(for: experiment, threads: threads) { $0.seconds <= Self.allowedSeconds })
                """)
        }
    }

    /// The largest change to an experiment that fits: fewer runs or, where one is too many, fewer steps or units.
    private func advice(
        for experiment: Experiment, threads: Int, fits: (SweepForecast) -> Bool
    ) -> String {
        func largest(upTo limit: Int, _ change: (Int, inout Experiment) -> Void) -> Int {
            var (low, high) = (0, max(limit, 1))
            while high - low > 1 {
                let middle = (low + high) / 2
                var changed = experiment
                change(middle, &changed)
                if fits(self.forecast(of: changed, threads: threads)) { low = middle } else { high = middle }
            }
            return low
        }
        let runs = largest(upTo: experiment.plan.runs) { $1.plan.runs = $0 }
        guard runs == 0 else {
            return "It fits with up to \(runs.grouped) \(runs == 1 ? "run" : "runs") for each table cell."
        }
        let steps = largest(upTo: experiment.settings.steps) { steps, changed in
            changed.plan.runs = 1
            changed.settings.steps = steps
            for index in changed.variants.indices {
                changed.variants[index].settings.steps = steps
                changed.variants[index].settings.divergentSteps = min(
                    changed.variants[index].settings.divergentSteps, max(steps - 1, 1))
            }
        }
        guard steps < 2 else { return "It fits with 1 run for each table cell and up to \(steps.grouped) steps." }
        let units = largest(upTo: experiment.plan.hiddenSizes.max() ?? 1) { units, changed in
            changed.plan.runs = 1
            changed.plan.hiddenSizes = Array(Set(changed.plan.hiddenSizes.map { min($0, units) })).sorted()
        }
        guard units == 0 else {
            return "It fits with 1 run for each table cell and hidden sizes up to \(units.grouped)."
        }
        return "Ask for fewer sizes, fewer layers and fewer variants."
    }
}
