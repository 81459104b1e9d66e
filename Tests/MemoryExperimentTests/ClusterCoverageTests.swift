import Foundation
import MemoryExperiment
import Recurrent
import Statistics
import Testing

/// Simulated runs of known distribution: an interval that counts networks covers the truth as often as it says, one that
/// counts runs does not.
@Suite("Coverage of intervals for networks with several input streams")
struct ClusterCoverageTests {
    private static let networks = 40
    private static let streams = 4
    private static let trials = 600
    private static let clusters = Clusters(of: networks * streams, size: streams)
    private static let key = CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 16, hiddenSize: 32)

    /// The draws of one trial.
    private struct Draws {
        private let stream: DrawStream
        private var next: UInt64 = 0

        init(trial: Int) {
            stream = DrawStream(
                seed: 20_260_101,
                address: DrawAddress(
                    cell: .elman, inputSize: 1, hiddenSize: 1, layer: 0, run: trial, purpose: .sharedInput))
        }

        mutating func normal() -> Double {
            defer { next += 1 }
            return stream.normalPair(block: next).0
        }

        mutating func exponential() -> Double {
            defer { next += 1 }
            return -log(stream.uniformPair(block: next).0)
        }
    }

    /// Lifetimes of networks whose mean lifetimes are e^(ln 1,000 + sigma z), each run's being exponential.
    private static func lifetimes(trial: Int, sigma: Double) -> [StepCount] {
        var draws = Draws(trial: trial)
        return (0..<networks).flatMap { _ in
            let mean = 1_000 * exp(sigma * draws.normal())
            return (0..<streams).map { _ in StepCount.observed(Int((mean * draws.exponential()).rounded(.up))) }
        }
    }

    /// The fraction of trials in which each of two intervals contains the truth.
    private static func coverage(
        _ intervals: (_ trial: Int) throws -> (counted: ClosedRange<Double>, naive: ClosedRange<Double>),
        of truth: Double
    ) rethrows -> (counted: Double, naive: Double) {
        var (counted, naive) = (0, 0)
        for trial in 1...trials {
            let found = try intervals(trial)
            if found.counted.contains(truth) { counted += 1 }
            if found.naive.contains(truth) { naive += 1 }
        }
        return (Double(counted) / Double(trials), Double(naive) / Double(trials))
    }

    @Test("means of numbers with normal variation between networks")
    func means() throws {
        // Networks vary with standard deviation 30 about 500, runs of one with 20.
        let found = try Self.coverage(
            { trial in
                var draws = Draws(trial: trial)
                let numbers = (0..<Self.networks).flatMap { _ in
                    let mean = 500 + 30 * draws.normal()
                    return (0..<Self.streams).map { _ in StepCount.observed(Int((mean + 20 * draws.normal()).rounded()))
                    }
                }
                func interval(_ clusters: Clusters?) throws -> ClosedRange<Double> {
                    let cell = CellStatistics(
                        key: Self.key, criterion: .cosine, measure: .first, numbers: numbers, clusters: clusters)
                    let interval = try #require(cell.interval)
                    return interval.low...interval.high
                }
                return (try interval(Self.clusters), try interval(nil))
            }, of: 500)
        // Three standard errors of a fraction of 600 trials about 95 % are 2.7 %.
        #expect(abs(found.counted - 0.95) < 0.027, "\(found)")
        #expect(found.naive < 0.85, "\(found)")
    }

    @Test("mean lifetimes of a mixture of exponentials")
    func lifetimes() throws {
        let sigma = 0.8
        let found = try Self.coverage(
            { trial in
                let numbers = Self.lifetimes(trial: trial, sigma: sigma)
                func interval(_ clusters: Clusters?) throws -> ClosedRange<Double> {
                    let interval = try #require(ExponentialLifetime(numbers, clusters: clusters)?.interval)
                    return interval.low...interval.high
                }
                return (try interval(Self.clusters), try interval(nil))
            }, of: 1_000 * exp(sigma * sigma / 2) + 0.5)
        // A mean of a skewed distribution is covered a little less often than its level.
        #expect(found.counted > 0.90 && found.counted < 0.98, "\(found)")
        #expect(found.naive < 0.75, "\(found)")
    }

    @Test("median lifetimes of a mixture of exponentials, some of them censored")
    func medians() throws {
        let sigma = 1.5
        // The median solves E[exp(−t/mean)] = 1/2, here by Simpson’s rule over the normal distribution.
        func survival(_ time: Double) -> Double {
            let count = 2_000
            let step = 16.0 / Double(count)
            return (0...count).reduce(0.0) { sum, index -> Double in
                let z = -8 + Double(index) * step
                let weight = index == 0 || index == count ? 1.0 : index.isMultiple(of: 2) ? 2 : 4
                return sum + weight * exp(-z * z / 2 - time / (1_000 * exp(sigma * z)))
            } * step / 3 / (2 * Double.pi).squareRoot()
        }
        var (low, high) = (1.0, 10_000.0)
        while high - low > 1e-6 {
            let middle = (low + high) / 2
            if survival(middle) > 0.5 { low = middle } else { high = middle }
        }
        let found = try Self.coverage(
            { trial in
                let numbers = Self.lifetimes(trial: trial, sigma: sigma).map {
                    $0.lowerBound < 3_000 ? $0 : .censored(at: 3_000)
                }
                func interval(_ clusters: Clusters?) throws -> ClosedRange<Double> {
                    let interval = try #require(KaplanMeier(numbers, clusters: clusters).medianInterval)
                    return Double(interval.low)...Double(interval.high ?? 3_000)
                }
                return (try interval(Self.clusters), try interval(nil))
            }, of: low)
        #expect(found.counted > 0.92 && found.counted < 0.98, "\(found)")
        #expect(found.naive < 0.88, "\(found)")
    }

    @Test("a bootstrap of slopes that resamples networks")
    func bootstrap() throws {
        // Memory grows by 40 steps per doubling of the hidden size; networks vary more than their runs.
        let sizes = [4, 8, 16]
        let trials = 60
        var (counted, naive) = (0, 0)
        for trial in 1...trials {
            var draws = Draws(trial: trial)
            let counts = sizes.enumerated().map { index, size in
                var key = Self.key
                key.hiddenSize = size
                let steps = (0..<Self.networks).flatMap { _ in
                    let mean = 300 + 40 * Double(index) + 40 * draws.normal()
                    return (0..<Self.streams).map { _ in Int((mean + 10 * draws.normal()).rounded()) }
                }
                return (key: key, steps: steps)
            }
            func covers(_ streams: Int) throws -> Bool {
                let effects = try #require(
                    SizeEffects(of: counts, resampling: RunResampling(seed: UInt64(trial), streams: streams)))
                let interval = try #require(effects[.hidden]).slope.interval
                return interval.low <= 40 && 40 <= interval.high
            }
            if try covers(Self.streams) { counted += 1 }
            if try covers(1) { naive += 1 }
        }
        // Of 60 intervals of level 95 %, fewer than 51 cover with probability 1/1,000.
        #expect(counted >= 51, "\(counted)")
        #expect(naive < 48, "\(naive)")
    }
}
