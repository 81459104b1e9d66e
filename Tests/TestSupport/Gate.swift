import Dispatch
import Synchronization

/// Blocks threads until it is opened.
package final class Gate: Sendable {
    private let isOpen = Mutex(false)
    private let opened = DispatchGroup()
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    /// A closed gate.
    package init() {
        opened.enter()
        (arrivals, arrived) = AsyncStream.makeStream()
    }

    deinit { open() }

    /// Blocks the thread until the gate is open.
    package func wait() {
        arrived.yield()
        opened.wait()
    }

    /// Returns when a thread is blocked for the first time.
    package func arrival() async {
        for await _ in arrivals { return }
    }

    /// Releases all threads.
    package func open() {
        let wasOpen = isOpen.withLock { isOpen in
            defer { isOpen = true }
            return isOpen
        }
        if !wasOpen { opened.leave() }
    }
}
