import MemoryExperiment
import Statistics
import Support

/// A request to compare two experiments.
public struct DifferenceRequest: Sendable, Hashable {
    /// The criterion; nil for `cosine` if both sides observe it, otherwise for the first that both do.
    public var criterion: Criterion?
    /// The measure.
    public var measure: Measure
    /// The variant of the first side; nil for all that have a counterpart.
    public var firstVariant: String?
    /// The variant of the second side; nil for all that have a counterpart.
    public var secondVariant: String?
    /// The coverage of intervals, 0.5…0.9999; 1 − level is the family-wise error rate.
    public var level: Double

    /// The levels that are allowed.
    public static let levels = 0.5...0.9999

    /// A request; `level` must be allowed.
    public init(
        criterion: Criterion? = nil, measure: Measure = .first, firstVariant: String? = nil,
        secondVariant: String? = nil, level: Double = ConfidenceInterval.level
    ) {
        self.criterion = criterion
        self.measure = measure
        self.firstVariant = firstVariant
        self.secondVariant = secondVariant
        self.level = level
    }

    /// The family-wise error rate.
    var risk: Double { 1 - level }

    /// The level in percent, such as `95 %`.
    var levelText: String { Self.percent(level) }

    /// The family-wise error rate in percent.
    var riskText: String { Self.percent(risk) }

    private static func percent(_ share: Double) -> String {
        // Ten digits hide the rounding error of a binary fraction.
        ((share * 1e10).rounded() / 1e8).shortestDecimal + "\u{A0}%"
    }
}
