import Recurrent
import Statistics

/// The growth of the lifetime of a rounding-sustained difference with the hidden size: as e^(αn).
public struct LifetimeLaw: Sendable, Hashable {
    /// The hidden sizes behind the fit, in ascending order.
    public let hiddenSizes: [Int]
    /// The fitted line of ln(mean lifetime) against the hidden size.
    private let line: WeightedLine

    /// The fit over the metastable table cells with events; nil if there are fewer than three.
    ///
    /// Points are weighted by the inverse of the variance of ln(mean lifetime): the number of events if all lifetimes are
    /// independent.
    ///
    /// - Parameter regimes: The regimes of table cells that differ only in hidden size.
    /// - Complexity: O(n log n).
    public init?(of regimes: [RoundingRegime]) {
        let used = regimes.filter { $0.isMetastable && ($0.exponential?.weight ?? 0) > 0 }
            .sorted { $0.key.hiddenSize < $1.key.hiddenSize }
        let points = used.compactMap { regime in
            regime.exponential.map { lifetime in
                WeightedLine.Point(
                    x: Double(regime.key.hiddenSize), y: ElementaryFunctions.log(lifetime.mean),
                    weight: lifetime.weight)
            }
        }
        guard let line = WeightedLine(through: points) else { return nil }
        hiddenSizes = used.map(\.key.hiddenSize)
        self.line = line
    }

    /// α: the increase of ln(mean lifetime) per unit.
    public var rate: Double { line.slope }

    /// The 95 % interval of α.
    public var interval: ConfidenceInterval { line.interval }

    /// The fitted mean lifetime for a hidden size, in steps.
    public func lifetime(hiddenSize: Double) -> Double { ElementaryFunctions.exp(line(hiddenSize)) }
}
