import Benchmarking
import Recurrent

/// Measurements with known numbers.
enum Synthetic {
    /// A machine of 100 GFLOP/s.
    static let machine: MachineLimits = {
        let caches = CacheSizes([32 << 10, 512 << 10, 32 << 20])
        return MachineLimits(
            threads: 1, caches: caches,
            rates: [
                .arithmetic(.float32): 100e9, .arithmetic(.float64): 50e9,
                .reading(bytes: caches.workingSets[0]): 200e9, .reading(bytes: caches.workingSets[1]): 90e9,
                .reading(bytes: caches.workingSets[2]): 30e9, .readingForPair(bytes: 262_144): 75e9,
            ])
    }()

    /// Three shapes whose times and bounds are round numbers.
    static func result() throws -> BenchmarkResult {
        func timing(_ text: String, sideBySide: Int = 1, time: Double, bound: Double) throws -> ShapeTiming {
            ShapeTiming(
                BenchmarkCase(try BenchmarkShape(parsing: text, precision: .float32), sideBySide: sideBySide),
                secondsPerPairStep: time, boundSeconds: bound)
        }
        return BenchmarkResult(
            machine: [machine],
            timings: [
                try timing("lstm:128x128", time: 8e-6, bound: 6e-6), try timing("gru:1x8", time: 1e-7, bound: 1e-8),
                try timing("gru-reset-before:1x8", sideBySide: 8, time: 5e-8, bound: 1e-8),
            ])
    }

    /// Cases at half of their bound.
    static func result(of cases: [BenchmarkCase]) -> BenchmarkResult {
        BenchmarkResult(
            machine: [machine],
            timings: cases.map { subject in
                let bound = subject.cost.boundTime(under: machine, sideBySide: subject.sideBySide)
                return ShapeTiming(subject, secondsPerPairStep: 2 * bound, boundSeconds: bound)
            })
    }
}
