import Recurrent

/// How long one thread works, in seconds of the machine that the numbers of this module were measured on.
///
/// Arithmetic is done by every thread at its own pace. Main memory is shared: threads that wait for it wait together.
struct WorkTime: Sendable, Hashable {
    /// The time for arithmetic, and for reading what the caches hold.
    var computing = 0.0
    /// The time for reading main memory.
    var reading = 0.0

    /// Both together.
    var total: Double { computing + reading }

    static func + (left: WorkTime, right: WorkTime) -> WorkTime {
        WorkTime(computing: left.computing + right.computing, reading: left.reading + right.reading)
    }

    static func * (time: WorkTime, factor: Double) -> WorkTime {
        WorkTime(computing: time.computing * factor, reading: time.reading * factor)
    }

    static func += (left: inout WorkTime, right: WorkTime) { left = left + right }

    /// The time of reading matrices once, a vector of 32 bytes at a time, each for two fused multiply-adds.
    ///
    /// - Parameters:
    ///   - vectors: How many vectors there are.
    ///   - weights: How many bytes are read over and over, which decides which cache holds them.
    static func products(vectors: Double, amongBytes weights: Double) -> WorkTime {
        let cached = weights < nearBytes ? 0.45e-9 : 0.6e-9
        return WorkTime(computing: vectors * cached, reading: vectors * 1.25e-9 * shareInMemory(ofBytes: weights))
    }

    /// How many bytes the caches of one processor hold.
    static let nearBytes = 600_000.0

    /// The share of a working set that comes from main memory at each turn: none up to 6 MB, all from 50 MB upward.
    static func shareInMemory(ofBytes bytes: Double) -> Double {
        guard bytes > 6e6 else { return 0 }
        return min(1, ElementaryFunctions.log(bytes / 6e6) / ElementaryFunctions.log(50.0 / 6))
    }
}
