import Synchronization

/// The bytes of bodies that all connections together hold in memory.
final class MemoryBudget: Sendable {
    private let left: Mutex<Int>

    /// A budget of so many bytes.
    init(_ bytes: Int) {
        left = Mutex(bytes)
    }

    /// Bytes that are taken until nobody refers to them.
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
    /// - Throws: The answer for a client if the budget does not hold so many.
    func take(_ bytes: Int) throws(HTTPRefusal) -> Share {
        let isThere = left.withLock { left in
            guard bytes <= left else { return false }
            left -= bytes
            return true
        }
        guard isThere else {
            throw HTTPRefusal(.unavailable, "The server holds as much in memory as it may. Try again in a few seconds.")
        }
        return Share(of: self, bytes)
    }
}
