import MemoryExperiment
import Recurrent
import Support

/// Measures what a machine can do at most, and how close the steps of networks come to it.
///
///     let benchmark = try Benchmark(BenchmarkShape.usual(precision: .float32).map { BenchmarkCase($0) })
///     let result = await benchmark.run()
///     print(result.timings[0].fraction)
public struct Benchmark: Sendable {
    /// The cases to time, in order.
    public let cases: [BenchmarkCase]
    /// The approximate duration of each measurement, in seconds.
    public let seconds: Double
    /// The number of rounds; results are medians over rounds.
    public let rounds: Int

    /// The allowed durations, in seconds.
    public static let allowedSeconds = 0.001...60.0

    /// The allowed numbers of threads: more than there are processors would take turns.
    public static var allowedThreads: ClosedRange<Int> { 1...max(1, Processor.count) }

    /// A benchmark that has not started.
    ///
    /// - Parameters:
    ///   - cases: The cases to time, in order.
    ///   - seconds: A number in `allowedSeconds`; numbers outside are clamped.
    ///   - rounds: At least 1.
    /// - Throws: `Failure` of kind `usage` if the weights of a case would not fit in memory.
    public init(_ cases: [BenchmarkCase], seconds: Double = 0.5, rounds: Int = 9) throws(Failure) {
        for subject in cases { try subject.checkMemory() }
        self.cases = cases
        self.seconds = min(max(seconds, Self.allowedSeconds.lowerBound), Self.allowedSeconds.upperBound)
        self.rounds = max(1, rounds)
    }

    /// The approximate total duration in seconds, without waiting times.
    public var expectedSeconds: Double {
        seconds * (Double(cases.count) + Double(limits(caches: .ofThisMachine).count) / 2)
    }

    /// Runs all measurements.
    ///
    /// - Parameter progress: Called with the completed fraction, from 0 to 1.
    public func run(progress: (_ fraction: Double) -> Void = { _ in }) async -> BenchmarkResult {
        let caches = CacheSizes.ofThisMachine
        let limits = limits(caches: caches)
        var rates: [Int: [MachineLimit: [Double]]] = [:]
        var times: [[Double]] = Array(repeating: [], count: cases.count)
        let total = Double(rounds * (limits.count + cases.count))
        var done = 0.0
        for _ in 0..<rounds {
            for (threads, limit) in limits {
                let rate = await limit.measured(threads: threads, seconds: seconds / Double(2 * rounds))
                rates[threads, default: [:]][limit, default: []].append(rate)
                done += 1
                progress(done / total)
            }
            for (index, subject) in cases.enumerated() {
                let rate = await Concurrently.rate(threads: subject.threads, seconds: seconds / Double(rounds)) {
                    PairSteps(subject)
                }
                times[index].append(1 / rate)
                done += 1
                progress(done / total)
            }
        }
        let machine = rates.mapValues { rates in rates.mapValues(\.median) }.map { threads, rates in
            MachineLimits(threads: threads, caches: caches, rates: rates)
        }
        return BenchmarkResult(machine: machine, cases: cases, times: times.map(\.median))
    }

    /// The machine limits to measure, with the numbers of threads, each once.
    private func limits(caches: CacheSizes) -> [(threads: Int, limit: MachineLimit)] {
        var limits: [(threads: Int, limit: MachineLimit)] = []
        for subject in cases {
            for limit in MachineLimits.general(caches: caches) + subject.limits
            where !limits.contains(where: { $0.threads == subject.threads && $0.limit == limit }) {
                limits.append((subject.threads, limit))
            }
        }
        return limits
    }
}

extension BenchmarkCase {
    /// The most weights in memory at once: those of the largest allowed network.
    private static let weightLimit = NetworkConfiguration.weightLimit

    fileprivate func checkMemory() throws(Failure) {
        let configuration = shape.configuration
        let weights = NetworkConfiguration.kernelWeights(
            of: configuration.cell.kind, inputSize: configuration.inputSize, hiddenSizes: configuration.hiddenSizes)
        guard weights * sideBySide <= Self.weightLimit / threads else {
            throw Failure(
                .usage,
                """
                \((sideBySide * threads).grouped) networks of \(weights.grouped) weights would be needed at once; at most \
                \(Self.weightLimit.grouped) weights are allowed: use fewer threads or a smaller shape.
                """)
        }
    }
}
