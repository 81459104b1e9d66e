import Dispatch
import Foundation
import Synchronization

/// Runs long work on dedicated threads, so the threads that answer requests stay free.
///
/// A job starts a new thread if none is idle, up to a limit: runs of a sweep occupy threads for minutes, and figures must not
/// wait for them. Idle threads end after a timeout.
final class WorkExecutor: TaskExecutor {
    private let limit: Int
    private let state = Mutex(State())
    private let calls = DispatchSemaphore(value: 0)

    private struct State {
        var jobs: [UnownedJob] = []
        var threads = 0
        /// The number of waiting threads without a pending call.
        var idle = 0
    }

    /// The timeout after which an idle thread ends.
    private static let patience = DispatchTimeInterval.seconds(10)
    /// The stack size of a thread in bytes, the same as the main thread's.
    private static let stackSize = 8 << 20

    /// Creates an executor with a limit of threads.
    init(threads: Int) {
        limit = max(threads, 1)
    }

    /// Creates an executor that has threads left while long jobs run.
    ///
    /// - Parameter longJobs: The number of jobs that may occupy threads for minutes.
    convenience init(longJobs: Int) {
        self.init(threads: longJobs + ProcessInfo.processInfo.activeProcessorCount + 1)
    }

    private enum Need {
        case none, call, thread
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let need = state.withLock { state -> Need in
            state.jobs.append(job)
            if state.idle > 0 {
                state.idle -= 1
                return .call
            }
            // A thread takes the next job when it finishes one.
            guard state.threads < limit else { return .none }
            state.threads += 1
            return .thread
        }
        switch need {
        case .none: break
        case .call: calls.signal()
        case .thread: startThread()
        }
    }

    private func startThread() {
        let thread = Thread { [self] in
            while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        thread.stackSize = Self.stackSize
        thread.name = "work"
        thread.start()
    }

    /// The next job; nil after a timeout, when the thread ends.
    private func next() -> UnownedJob? {
        while true {
            let job = state.withLock { state -> UnownedJob? in
                guard state.jobs.isEmpty else { return state.jobs.removeFirst() }
                state.idle += 1
                return nil
            }
            if let job { return job }
            guard calls.wait(timeout: .now() + Self.patience) == .timedOut else { continue }
            let ends = state.withLock { state in
                guard state.idle > 0 else { return false }
                state.idle -= 1
                state.threads -= 1
                return true
            }
            if ends { return nil }
            // An enqueued job relies on this thread; its signal is about to arrive.
            calls.wait()
        }
    }
}

/// A serial executor for an actor that waits for disks.
final class DiskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "disk")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
}
