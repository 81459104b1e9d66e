import MemoryExperiment
import Statistics
import Support

/// What is to be compared of two experiments.
public struct DifferenceRequest: Sendable, Hashable {
    /// The criterion; nil for `cosine` where both sides observe it, or else the first that both do.
    public var criterion: Criterion?
    /// Which of its two numbers.
    public var measure: Measure
    /// The variant of the first side; nil for all that have a counterpart.
    public var firstVariant: String?
    /// The variant of the second side; nil for all that have a counterpart.
    public var secondVariant: String?
    /// The probability with which intervals cover, 0.5…0.9999; what is left is the chance of any false finding.
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

    /// The chance of any false finding.
    var risk: Double { 1 - level }

    /// The level in percent, such as `95 %`.
    var levelText: String { Self.percent(level) }

    /// The chance of any false finding in percent.
    var riskText: String { Self.percent(risk) }

    private static func percent(_ share: Double) -> String {
        // Ten digits hide what binary fractions add to a decimal one.
        ((share * 1e10).rounded() / 1e8).shortestDecimal + "\u{A0}%"
    }
}
