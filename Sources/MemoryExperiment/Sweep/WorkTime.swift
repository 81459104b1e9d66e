import Recurrent

/// The time that one thread works, in seconds of the machine on which this module's constants were measured.
///
/// Threads do arithmetic independently, but they share main memory and wait for it together.
struct WorkTime: Sendable, Hashable {
    /// The time for arithmetic and for reading data in the caches.
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

    /// The time to read matrices once, in vectors of 32 bytes with two fused multiply-adds each.
    ///
    /// - Parameters:
    ///   - vectors: The number of vectors.
    ///   - weights: The number of bytes that are read repeatedly, which decides the cache that holds them.
    static func products(vectors: Double, amongBytes weights: Double) -> WorkTime {
        let cached = weights < nearBytes ? 0.45e-9 : 0.6e-9
        return WorkTime(computing: vectors * cached, reading: vectors * 1.25e-9 * shareInMemory(ofBytes: weights))
    }

    /// The number of bytes that the caches of one processor hold.
    static let nearBytes = 600_000.0

    /// The share of a working set read from main memory on each pass: none up to 6 MB, all from 50 MB.
    static func shareInMemory(ofBytes bytes: Double) -> Double {
        guard bytes > 6e6 else { return 0 }
        return min(1, ElementaryFunctions.log(bytes / 6e6) / ElementaryFunctions.log(50.0 / 6))
    }
}
