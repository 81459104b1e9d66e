import Recurrent
import Statistics

/// How measured minus published means change with the input size.
///
/// The slope is that of least squares on log₂ of both sizes, over networks of at least two units: those of one unit compare
/// signs, and hardly remember. Its standard error follows from those of the settings, whose
/// draws are independent; so many of them contribute that the slope is nearly normal.
public struct DifferenceTrend: Sendable, Hashable {
    /// The change per doubling of the input size, in steps.
    public let slope: Double
    /// The standard error of the slope.
    public let standardError: Double

    /// The trend of some settings.
    ///
    /// - Returns: Nil for fewer than 10 settings, if one has no standard error, or if the input size does not vary.
    /// - Complexity: O(n²) in the number of settings.
    public init?(_ entries: [PublishedComparison.Entry]) {
        let entries = entries.filter { $0.hiddenSize > 1 }
        let errors = entries.compactMap(\.difference.standardError)
        guard entries.count >= 10, errors.count == entries.count else { return nil }
        let slopes = SizeSlopes(
            inputSizes: entries.map(\.inputSize), hiddenSizes: entries.map(\.hiddenSize))
        guard let slope = slopes.slopes(of: entries.map(\.difference.value)).input else { return nil }
        // The slope is linear in the differences; its weight of a setting is the slope of that setting's unit vector.
        let variance = errors.enumerated().reduce(0.0) { sum, setting in
            let unit = entries.indices.map { $0 == setting.offset ? 1.0 : 0 }
            let weight = slopes.slopes(of: unit).input ?? 0
            return sum + weight * weight * setting.element * setting.element
        }
        self.slope = slope
        standardError = variance.squareRoot()
    }

    /// Half the width of the 95 % interval of the slope, for a normal distribution.
    public var margin: Double { Self.normalQuantile * standardError }

    /// The number of standard deviations that a normal number stays within with 95 % probability.
    private static let normalQuantile = 1.959963984540054
}
