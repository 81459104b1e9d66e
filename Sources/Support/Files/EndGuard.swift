import Synchronization

/// Lets a program exit at any moment without leaving a change half done.
///
/// The program exits through `end(_:)` and changes files through `perform(_:)`; the two exclude each other.
package final class EndGuard: Sendable {
    private enum State {
        /// An exit leaves nothing behind except what the closure removes.
        case open(cleanUp: @Sendable () -> Void)
        /// The change is complete.
        case complete
    }

    private let state = Mutex(State.open {})

    /// A guard for work that has not changed anything yet.
    package init() {}

    /// Sets the closure that removes the traces of the work if the program exits before the change is complete.
    package func cleanUp(_ cleanUp: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if case .open = state { state = .open(cleanUp: cleanUp) }
        }
    }

    /// Does a short piece of work during which the program does not exit.
    package func perform<Value, E: Error>(_ body: () throws(E) -> Value) throws(E) -> Value {
        try state.withLock { _ throws(E) in try body() }
    }

    /// Makes the whole change, after which an exit has nothing to undo.
    ///
    /// If it throws, the guard's state is unchanged.
    package func complete<Value, E: Error>(_ body: () throws(E) -> Value) throws(E) -> Value {
        try state.withLock { state throws(E) in
            let value = try body()
            state = .complete
            return value
        }
    }

    /// Removes the traces of the work, then exits; does nothing if the change is complete.
    ///
    /// - Parameter leave: Exits the program.
    package func end(_ leave: () -> Void) {
        state.withLock { state in
            guard case .open(let cleanUp) = state else { return }
            cleanUp()
            leave()
        }
    }
}
