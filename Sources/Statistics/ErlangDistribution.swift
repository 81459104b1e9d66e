import Recurrent

/// The distribution of the sum of k exponential lifetimes of mean 1.
///
/// Twice the sum has the χ² distribution with 2k degrees of freedom. All arithmetic uses IEEE operations and this
/// package's logarithms, so intervals have the same digits on every machine.
public struct ErlangDistribution: Sendable, Hashable {
    /// The number k of lifetimes, at least 1.
    public let shape: Int

    /// The logarithm of (k − 1)!.
    private let logFactorial: Double

    /// The distribution of the sum of that many lifetimes; nil if there are none.
    ///
    /// - Complexity: O(k).
    public init?(shape: Int) {
        guard shape >= 1 else { return nil }
        self.shape = shape
        logFactorial = (1..<shape).reduce(0) { $0 + ElementaryFunctions.log(Double($1)) }
    }

    /// The probability that the sum is at most `bound`, which must not be negative.
    ///
    /// The sum exceeds y if fewer than k events happen up to y, with probability Σ e^−y y^j / j! over j < k. Of this
    /// sum and its complement, the one whose terms shrink from the start is computed.
    ///
    /// - Complexity: O(k).
    public func probability(upTo bound: Double) -> Double {
        guard bound > 0 else { return 0 }
        guard bound < .infinity else { return 1 }
        // The term of j = k − 1, the largest of either sum up to a factor.
        let last = ElementaryFunctions.exp(
            Double(shape - 1) * ElementaryFunctions.log(bound) - bound - logFactorial)
        var term = last
        if bound >= Double(shape) {
            var sum = term
            for j in stride(from: shape - 1, to: 0, by: -1) {
                term *= Double(j) / bound
                guard sum + term != sum else { break }
                sum += term
            }
            return 1 - sum
        }
        var sum = 0.0
        for j in shape... {
            term *= bound / Double(j)
            guard sum + term != sum else { break }
            sum += term
        }
        return sum
    }

    /// The bound that the sum does not exceed with `probability`, which must be between 0 and 1.
    ///
    /// - Complexity: O(k); about sixty evaluations of a series.
    public func quantile(_ probability: Double) -> Double {
        Bisection.leastNumber(from: Double(shape)) { self.probability(upTo: $0) < probability }
    }
}
