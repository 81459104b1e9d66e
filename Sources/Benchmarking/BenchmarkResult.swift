/// The results of a benchmark.
public struct BenchmarkResult: Sendable, Hashable {
    /// The machine's limits, one entry per number of threads, in ascending order.
    public let machine: [MachineLimits]
    /// The cases in order, with their times.
    public let timings: [ShapeTiming]

    /// A result from its parts.
    public init(machine: [MachineLimits], timings: [ShapeTiming]) {
        self.machine = machine
        self.timings = timings
    }

    /// A result from the seconds for one step of one pair.
    init(machine: [MachineLimits], cases: [BenchmarkCase], times: [Double]) {
        self.machine = machine.sorted { $0.threads < $1.threads }
        timings = zip(cases, times).map { subject, time in
            let bound = machine.first { $0.threads == subject.threads }.map {
                subject.cost.boundTime(under: $0, sideBySide: subject.sideBySide)
            }
            return ShapeTiming(subject, secondsPerPairStep: time, boundSeconds: bound ?? 0)
        }
    }
}
