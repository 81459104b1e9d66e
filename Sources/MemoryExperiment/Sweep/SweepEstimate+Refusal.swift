import Foundation
import Support

extension SweepEstimate {
    /// The longest expected duration that is allowed, in years.
    package static let allowedYears = 10
    static let allowedSeconds = Double(allowedYears) * 31_557_600

    /// Refuses work that exceeds the machine's memory or is expected to take more than ten years.
    ///
    /// - Parameters:
    ///   - forecast: The forecast for the missing runs.
    ///   - experiment: The experiment; the message says which part of it would fit.
    ///   - threads: The number of threads.
    /// - Throws: `Failure` of kind `usage`.
    /// - Complexity: O(n) in the number of table cells.
    public func requireFeasible(
        _ forecast: SweepForecast, of experiment: Experiment, threads: Int
    ) throws(Failure) {
        if forecast.bytes > Double(memoryLimit) {
            throw Failure(
                .usage,
                """
                \(experiment.name) needs about \(forecast.memoryText) of memory, but this machine provides \
                \(SweepForecast.text(ofBytes: Double(memoryLimit))). \
                \(advice(for: experiment, threads: threads) { $0.bytes <= Double(memoryLimit) })
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

    /// The largest version of the experiment that fits: fewer networks or, if one run is too many, fewer steps or units.
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
            let streams = experiment.plan.streams
            return streams > 1
                ? "It fits with `runs` up to \(runs.grouped) and `streams: \(streams)`."
                : "It fits with up to \(runs.counted("run")) per setting."
        }
        let steps = largest(upTo: experiment.settings.steps) { steps, changed in
            changed.plan.runs = 1
            changed.plan.streams = 1
            changed.settings.steps = steps
            for index in changed.variants.indices {
                changed.variants[index].settings.steps = steps
                changed.variants[index].settings.divergentSteps = min(
                    changed.variants[index].settings.divergentSteps, max(steps - 1, 1))
            }
        }
        guard steps < 2 else { return "It fits with 1 run per setting and up to \(steps.grouped) steps." }
        let units = largest(upTo: experiment.plan.hiddenSizes.max() ?? 1) { units, changed in
            changed.plan.runs = 1
            changed.plan.streams = 1
            changed.plan.hiddenSizes = Array(Set(changed.plan.hiddenSizes.map { min($0, units) })).sorted()
        }
        guard units == 0 else {
            return "It fits with 1 run per setting and hidden sizes up to \(units.grouped)."
        }
        return "Use fewer sizes, fewer layers or fewer variants."
    }
}
