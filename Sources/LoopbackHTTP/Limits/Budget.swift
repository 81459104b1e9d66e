import Synchronization

/// An amount that all connections share, such as bytes of memory.
final class Budget: Sendable {
    private let left: Mutex<Int>
    private let refusal: String

    /// A budget.
    ///
    /// - Parameters:
    ///   - amount: The whole amount.
    ///   - refusal: The message for clients if it is exhausted.
    init(_ amount: Int, refusal: String) {
        left = Mutex(amount)
        self.refusal = refusal
    }

    /// An amount taken from the budget until the share is deallocated.
    final class Share: Sendable {
        private let budget: Budget
        private let amount: Int

        fileprivate init(of budget: Budget, _ amount: Int) {
            self.budget = budget
            self.amount = amount
        }

        deinit { budget.left.withLock { [amount] in $0 += amount } }
    }

    /// Takes an amount.
    ///
    /// - Throws: The refusal for the client if the budget is exhausted.
    func take(_ amount: Int) throws(HTTPRefusal) -> Share {
        let isThere = left.withLock { left in
            guard amount <= left else { return false }
            left -= amount
            return true
        }
        guard isThere else { throw HTTPRefusal(.unavailable, refusal) }
        return Share(of: self, amount)
    }
}
