import Synchronization

/// The memory budget for the bodies of all connections, in bytes.
final class MemoryBudget: Sendable {
    private let left: Mutex<Int>

    /// A budget in bytes.
    init(_ bytes: Int) {
        left = Mutex(bytes)
    }

    /// Bytes taken from the budget until the share is deallocated.
    final class Share: Sendable {
        private let budget: MemoryBudget
        private let bytes: Int

        fileprivate init(of budget: MemoryBudget, _ bytes: Int) {
            self.budget = budget
            self.bytes = bytes
        }

        deinit { budget.left.withLock { [bytes] in $0 += bytes } }
    }

    /// Takes bytes.
    ///
    /// - Throws: The refusal for the client if the budget is exhausted.
    func take(_ bytes: Int) throws(HTTPRefusal) -> Share {
        let isThere = left.withLock { left in
            guard bytes <= left else { return false }
            left -= bytes
            return true
        }
        guard isThere else {
            throw HTTPRefusal(.unavailable, "The server has reached its memory limit. Try again in a few seconds.")
        }
        return Share(of: self, bytes)
    }
}
