import Recurrent

/// What a worker of a sweep takes at once: one run, or several small ones of the same cell of a table side by side.
struct SweepJob {
    /// The runs.
    let keys: [RunKey]
    /// How many of them are stepped side by side.
    let width: Int
    /// The expected cost of each.
    let costOfRun: RunCost

    /// How many weights the networks have that are kept at once.
    var weightCount: Int { (keys.first?.cell.weightCount ?? 0) * width }

    /// The expected cost of the job.
    var cost: Double { Double(keys.count) * costOfRun.total }

    /// How often every seat of a batch may change hands: more would leave a worker with too much at the end, less would
    /// leave seats empty too often.
    private static let turns = 8

    /// Runs in plan order as jobs, the costliest first.
    ///
    /// Runs of one cell stand together in the plan; where they are many they are cut, so that every thread has some.
    static func jobs(
        of runs: [(key: RunKey, cost: RunCost)], experiment: Experiment, threads: Int
    ) -> [SweepJob] {
        var jobs: [SweepJob] = []
        var rest = runs[...]
        while let first = rest.first {
            let count = rest.prefix { $0.key.cell == first.key.cell }.count
            let keys = rest.prefix(count).map(\.key)
            rest = rest.dropFirst(count)
            let width = preferredWidth(of: keys, experiment: experiment)
            let share = (count + threads - 1) / threads
            let size = width == 1 ? 1 : max(width, min(turns * width, share))
            for start in stride(from: 0, to: count, by: size) {
                let part = Array(keys[start..<min(start + size, count)])
                let width = width == 1 ? 1 : preferredWidth(of: part, experiment: experiment)
                // What is left over and too little to share a batch goes one by one.
                jobs += (width == 1 ? part.map { [$0] } : [part]).map {
                    SweepJob(keys: $0, width: width, costOfRun: first.cost)
                }
            }
        }
        return jobs.sorted { $0.cost > $1.cost }
    }

    private static func preferredWidth(of keys: [RunKey], experiment: Experiment) -> Int {
        guard let cell = keys.first?.cell, let settings = experiment.settings(ofVariant: cell.variant),
            let configuration = try? NetworkConfiguration(cell, settings: settings)
        else { return 1 }
        return PairBatch.preferredWidth(of: configuration, precision: settings.precision, runs: keys.count)
    }
}
