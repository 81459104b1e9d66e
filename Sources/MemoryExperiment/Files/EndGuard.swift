import Synchronization

/// Lets a program end at any moment without leaving half of a change behind.
///
/// Whoever ends the program does so in `end(_:)`; whoever changes files does so in `perform(_:)`. The two exclude each other.
package final class EndGuard: Sendable {
    private enum State {
        /// Nothing would be left behind but what the closure removes.
        case open(cleanUp: @Sendable () -> Void)
        /// The change is made.
        case complete
    }

    private let state = Mutex(State.open {})

    /// A guard of work that has not changed anything yet.
    package init() {}

    /// Says what removes the traces of the work where the program is ended before the change is made.
    package func cleanUp(_ cleanUp: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if case .open = state { state = .open(cleanUp: cleanUp) }
        }
    }

    /// Does a short piece of work in which the program is not ended.
    package func perform<Value, E: Error>(_ body: () throws(E) -> Value) throws(E) -> Value {
        try state.withLock { _ throws(E) in try body() }
    }

    /// Makes the change as a whole; after it there is nothing left that an end would have to undo.
    ///
    /// Where it fails the work is as it was before.
    package func complete<Value, E: Error>(_ body: () throws(E) -> Value) throws(E) -> Value {
        try state.withLock { state throws(E) in
            let value = try body()
            state = .complete
            return value
        }
    }

    /// Removes what the work has left so far, then ends the program; does nothing if the change is made already.
    ///
    /// - Parameter leave: Ends the program.
    package func end(_ leave: () -> Void) {
        state.withLock { state in
            guard case .open(let cleanUp) = state else { return }
            cleanUp()
            leave()
        }
    }
}
