import Recurrent

/// A rate that a machine cannot exceed.
public enum MachineLimit: Sendable, Hashable {
    /// Floating-point operations in fused multiply-adds of whole vectors.
    case arithmetic(Precision)
    /// Bytes read from a working set of a size in bytes.
    case reading(bytes: Int)
    /// Bytes read from a working set of a size in bytes, with two fused multiply-adds per vector.
    ///
    /// That is how a recurrent product uses its weights: once for each sequence of a pair.
    case readingForPair(bytes: Int)
}

extension MachineLimit {
    /// The operations or bytes per second of this machine, with all threads together.
    ///
    /// - Parameters:
    ///   - threads: The number of threads.
    ///   - seconds: The duration of the measurement.
    func measured(threads: Int, seconds: Double) async -> Double {
        switch self {
        case .arithmetic(let precision):
            await Concurrently.rate(threads: threads, seconds: seconds) { ArithmeticWork(precision) }
        case .reading(let bytes):
            await Concurrently.rate(threads: threads, seconds: seconds) {
                ReadingWork(bytes: bytes, forPair: false)
            }
        case .readingForPair(let bytes):
            await Concurrently.rate(threads: threads, seconds: seconds) { ReadingWork(bytes: bytes, forPair: true) }
        }
    }
}

/// About ten microseconds of fused multiply-adds only.
private struct ArithmeticWork: TimedWork {
    private static let rounds = 10_000
    private let precision: Precision
    private var sum = 0.0

    init(_ precision: Precision) { self.precision = precision }

    var unitsPerRepetition: Double {
        Double(FusedMultiplyAddLoop.operations(rounds: Self.rounds, precision: precision))
    }

    mutating func prepare() {}

    mutating func perform() {
        sum += FusedMultiplyAddLoop.run(rounds: Self.rounds, precision: precision)
    }
}

/// Passes over a working set: one mebibyte in total, or one pass over a larger set.
private struct ReadingWork: TimedWork {
    private let loop: ReadingLoop
    private let isForPair: Bool
    private let passes: Int
    private var sum = 0.0

    init(bytes: Int, forPair isForPair: Bool) {
        loop = ReadingLoop(bytes: bytes)
        self.isForPair = isForPair
        passes = max(1, (1 << 20) / loop.bytes)
    }

    var unitsPerRepetition: Double { Double(loop.bytes * passes) }

    mutating func prepare() {}

    mutating func perform() {
        sum += isForPair ? Double(loop.multiply(passes: passes)) : Double(loop.read(passes: passes))
    }
}
