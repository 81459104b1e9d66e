import Foundation
import Recurrent

/// How fast a machine computes runs, for saying beforehand how long a sweep will take.
///
/// Neither the pace nor what is expected of the runs changes a result.
public struct SweepEstimate: Sendable {
    /// The cost that one thread does in a second.
    private let costPerSecond: Double

    /// What nobody waits for, in seconds: 30,000 years.
    private static let longest = 1e12

    /// The pace of this machine, measured on runs of networks that never agree and take nearly all of a usual sweep's time;
    /// needs about a fifth of a second of one thread.
    public static func measured() -> SweepEstimate {
        var settings = Experiment.post.settings
        settings.steps = 20_000
        settings.criteria = [.bitwiseState]
        let trial = Experiment(
            name: "trial", settings: settings,
            plan: Plan(cells: [.lstm], inputSizes: [16], hiddenSizes: [64, 128], runs: 1))
        var cost = 0.0
        let start = ContinuousClock.now
        for key in trial.keys {
            guard (try? RunResult.compute(key, of: trial)) != nil else { continue }
            cost += RunCost(key.cell, settings: settings).total
        }
        let seconds = start.duration(to: .now) / .seconds(1)
        return SweepEstimate(costPerSecond: max(cost, 1) / max(seconds, 1e-6))
    }

    /// How long all runs of an experiment are expected to take, as far as their number of steps can be foreseen: no less than
    /// the longest of them, and threads beyond the processors gain nothing.
    ///
    /// - Complexity: O(n) in the number of table cells.
    public func duration(of experiment: Experiment, threads: Int) -> Duration {
        let settings = Dictionary(
            experiment.variants.map { ($0.name, $0.settings) }, uniquingKeysWith: { first, _ in first })
        let (sum, most) = experiment.cellKeys.reduce((0.0, 0.0)) { costs, key in
            guard let settings = settings[key.variant] else { return costs }
            let cost = RunCost(key, settings: settings).total
            return (costs.0 + cost, max(costs.1, cost))
        }
        let workers = max(1, min(threads, ProcessInfo.processInfo.activeProcessorCount))
        let cost = max(sum * Double(experiment.plan.runs) / Double(workers), most)
        return .seconds(min(cost / costPerSecond, Self.longest))
    }
}
