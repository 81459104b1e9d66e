import Foundation
import Synchronization

/// Measures the throughput of several concurrent threads.
enum Concurrently {
    /// The units per second of all threads together, each with its own work.
    ///
    /// The threads start when the last one has prepared its work. They are dedicated threads, since the threads that
    /// run tasks must not wait for one another.
    ///
    /// - Parameters:
    ///   - threads: The number of threads; more than there are processors would take turns.
    ///   - seconds: The duration of the measurement.
    ///   - work: Creates the work of one thread, on that thread.
    static func rate<Work: TimedWork & SendableMetatype>(
        threads: Int, seconds: Double, of work: @escaping @Sendable () -> Work
    ) async -> Double {
        let waiting = Waiting(threads)
        return await withTaskGroup(of: Double.self) { group in
            for _ in 0..<threads {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        Thread.detachNewThread {
                            var work = work()
                            waiting.arrive()
                            continuation.resume(returning: work.medianRate(within: seconds))
                        }
                    }
                }
            }
            return await group.reduce(0, +)
        }
    }

    /// A barrier that releases all threads at once.
    private final class Waiting: Sendable {
        private let missing: Atomic<Int>

        init(_ count: Int) { missing = Atomic(count) }

        /// Waits without sleeping until all threads have arrived, because a thread that wakes up late would start late.
        func arrive() {
            missing.subtract(1, ordering: .acquiringAndReleasing)
            while missing.load(ordering: .acquiring) > 0 {}
        }
    }
}
