import Foundation
import Synchronization

/// Measures what several threads do at once.
enum Concurrently {
    /// How many units a second all threads do together, each with work of its own.
    ///
    /// The threads begin when the work of the last one is ready. They are threads of their own, since those that run
    /// tasks must not wait for one another.
    ///
    /// - Parameters:
    ///   - threads: How many; more than there are processors would wait for one another's turns.
    ///   - seconds: How long to measure.
    ///   - work: Makes the work of one thread, on that thread.
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

    /// A line that is crossed by all at once.
    private final class Waiting: Sendable {
        private let missing: Atomic<Int>

        init(_ count: Int) { missing = Atomic(count) }

        /// Waits until everyone has arrived, without sleeping: what wakes up late would begin late.
        func arrive() {
            missing.subtract(1, ordering: .acquiringAndReleasing)
            while missing.load(ordering: .acquiring) > 0 {}
        }
    }
}
