import Dispatch
import Foundation
import Support
import Synchronization

/// Appends batches of bytes to a part file on its own queue, so that no caller waits for the disk.
///
/// Lines that arrive while a batch is being synced form the next batch, so one sync serves many lines when they arrive
/// quickly. After a failed write, nothing more is written: all lines in the file are complete except perhaps the last.
final class LineAppender: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var isWriting = false
        var failure: SystemError?
    }

    private let file: PartFile
    private let queue: DispatchQueue
    private let state = Mutex(State())

    /// An appender to a part file.
    init(to file: PartFile) {
        self.file = file
        queue = DispatchQueue(label: "rnn-memory.journal", qos: .utility)
    }

    /// Queues complete lines for writing and returns at once.
    ///
    /// - Throws: The error of an earlier write.
    func append(_ bytes: [UInt8]) throws(SystemError) {
        let (failure, isIdle) = state.withLock { state in
            guard state.failure == nil else { return (state.failure, false) }
            state.pending += bytes
            defer { state.isWriting = true }
            return (nil, !state.isWriting)
        }
        if let failure { throw failure }
        if isIdle { queue.async { self.drain() } }
    }

    /// Waits until everything queued is on disk.
    ///
    /// - Throws: The error of a write.
    func finish() async throws(SystemError) {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func drain() {
        while let batch = nextBatch() {
            do throws(SystemError) {
                try file.append(batch)
            } catch {
                state.withLock { $0.failure = error }
            }
        }
    }

    /// The next batch; nil if nothing is queued, and then the next line starts the writing again.
    private func nextBatch() -> [UInt8]? {
        state.withLock { state in
            guard state.failure == nil, !state.pending.isEmpty else {
                state.isWriting = false
                return nil
            }
            defer { state.pending = [] }
            return state.pending
        }
    }
}
