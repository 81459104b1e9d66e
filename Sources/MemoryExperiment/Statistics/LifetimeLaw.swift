import Recurrent

/// How the lifetime of a difference that roundings keep up grows with the number of hidden units: as e^(αn).
public struct LifetimeLaw: Sendable, Hashable {
    /// The hidden sizes that the law rests on, in ascending order.
    public let hiddenSizes: [Int]
    /// ln of the mean lifetime as a line over the hidden size.
    private let line: WeightedLine

    /// The law over those cells that are metastable and have events; nil if there are fewer than three.
    ///
    /// Points are weighted by their numbers of events, since the variance of ln of an exponential mean is about one over
    /// that.
    ///
    /// - Parameter regimes: The regimes of cells that differ in their hidden sizes alone.
    /// - Complexity: O(n log n).
    public init?(of regimes: [RoundingRegime]) {
        let used = regimes.filter { $0.isMetastable && $0.exponential != nil }
            .sorted { $0.key.hiddenSize < $1.key.hiddenSize }
        let points = used.compactMap { regime in
            regime.exponential.map { lifetime in
                WeightedLine.Point(
                    x: Double(regime.key.hiddenSize), y: ElementaryFunctions.log(lifetime.mean),
                    weight: Double(lifetime.events))
            }
        }
        guard let line = WeightedLine(through: points) else { return nil }
        hiddenSizes = used.map(\.key.hiddenSize)
        self.line = line
    }

    /// α: by how much ln of the mean lifetime grows with each unit.
    public var rate: Double { line.slope }

    /// The 95 % interval of α.
    public var interval: ConfidenceInterval { line.interval }

    /// The mean lifetime that the law gives for a hidden size, in steps.
    public func lifetime(hiddenSize: Double) -> Double { ElementaryFunctions.exp(line(hiddenSize)) }
}
