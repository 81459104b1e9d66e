import Statistics

/// A quantile of numbers of steps, or a lower bound of it.
package enum StepQuantile: Sendable, Hashable {
    /// The number of steps.
    case known(Double)
    /// At least this many: runs ended first.
    case atLeast(Double)

    /// The steps, or their lower bound.
    package var steps: Double {
        switch self {
        case .known(let steps), .atLeast(let steps): steps
        }
    }

    /// Whether it is only a lower bound.
    package var isBound: Bool {
        switch self {
        case .known: false
        case .atLeast: true
        }
    }

    /// The median of several: a lower bound if those among them leave it unknown.
    ///
    /// - Returns: Nil if there are none.
    package static func median(of quantiles: [StepQuantile]) -> StepQuantile? {
        guard let low = Quartiles(of: quantiles.map(\.steps))?.median,
            let high = Quartiles(of: quantiles.map { $0.isBound ? .infinity : $0.steps })?.median
        else { return nil }
        return low == high ? .known(low) : .atLeast(low)
    }

    /// The least and the greatest of several, lower bounds at their numbers.
    package static func range(of quantiles: [StepQuantile]) -> ClosedRange<Double>? {
        guard let low = quantiles.map(\.steps).min(), let high = quantiles.map(\.steps).max() else { return nil }
        return low...high
    }
}
