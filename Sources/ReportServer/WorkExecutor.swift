import Dispatch
import Foundation
import Synchronization

/// Threads of their own for work that keeps them busy, so that those which answer requests stay free.
///
/// A thread is made whenever work comes and none is idle, up to a limit: runs of a sweep hold theirs for minutes, and a figure
/// must not wait for them. Idle threads end after a while.
final class WorkExecutor: TaskExecutor {
    private let limit: Int
    private let state = Mutex(State())
    private let calls = DispatchSemaphore(value: 0)

    private struct State {
        var jobs: [UnownedJob] = []
        var threads = 0
        /// How many threads wait and are not called yet.
        var idle = 0
    }

    /// How long an idle thread waits for work.
    private static let patience = DispatchTimeInterval.seconds(10)
    /// The stack of a thread, in bytes, as large as the main thread's.
    private static let stackSize = 8 << 20

    /// Threads for work of which so many jobs may keep theirs for minutes.
    init(longJobs: Int) {
        limit = longJobs + ProcessInfo.processInfo.activeProcessorCount + 1
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
            // A thread that ends its job takes the next one.
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

    /// The next job; nil where none came for a while, and the thread ends.
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
            // Somebody counts on this thread; the call is on its way.
            calls.wait()
        }
    }
}

/// A thread's worth of work for an actor that waits for disks.
final class DiskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "disk")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
}
