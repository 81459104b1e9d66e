import Dispatch
import Synchronization

/// Holds threads until it is opened.
package final class Gate: Sendable {
    private let isOpen = Mutex(false)
    private let opened = DispatchGroup()
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    /// A gate that is shut.
    package init() {
        opened.enter()
        (arrivals, arrived) = AsyncStream.makeStream()
    }

    deinit { open() }

    /// Holds the thread until the gate is open.
    package func wait() {
        arrived.yield()
        opened.wait()
    }

    /// Returns when a thread is held for the first time.
    package func arrival() async {
        for await _ in arrivals { return }
    }

    /// Lets everybody through.
    package func open() {
        let wasOpen = isOpen.withLock { isOpen in
            defer { isOpen = true }
            return isOpen
        }
        if !wasOpen { opened.leave() }
    }
}
