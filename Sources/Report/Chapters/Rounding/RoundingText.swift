import MemoryExperiment
import Statistics
import Support

/// How the numbers of the rounding regime are written.
enum RoundingText {
    /// A number of steps with about three digits.
    static func steps(_ steps: Double) -> String { text(of: steps, rounding: .toNearestOrAwayFromZero) }

    /// A number of steps rounded down to about three digits, because a lower bound must not grow.
    static func bound(_ steps: Double) -> String { text(of: steps, rounding: .down) }

    private static func text(of steps: Double, rounding rule: FloatingPointRoundingRule) -> String {
        var unit = steps < 100 ? 0.1 : 1
        while steps / unit >= 1_000 { unit *= 10 }
        return NumberText.fixed((steps / unit).rounded(rule) * unit, decimals: unit < 1 ? 1 : 0)
    }

    /// An interval of steps.
    static func interval(_ interval: ConfidenceInterval) -> String {
        "\(steps(interval.low))–\(steps(interval.high))"
    }

    /// A fraction as percent with its interval.
    static func percent(_ fraction: MeanInterval) -> String {
        """
        \(NumberText.fixed(100 * fraction.mean, decimals: 1))\u{A0}% \
        (\(NumberText.fixed(100 * fraction.interval.low, decimals: 1))–\
        \(NumberText.fixed(100 * fraction.interval.high, decimals: 1)))
        """
    }

    /// α with its interval.
    static func rate(_ law: LifetimeLaw) -> String {
        """
        \(NumberText.fixed(law.rate, decimals: 3)) (\(NumberText.fixed(law.interval.low, decimals: 3)) to \
        \(NumberText.fixed(law.interval.high, decimals: 3)))
        """
    }

    /// The factor by which that many more units multiply a lifetime.
    static func factor(_ law: LifetimeLaw, units: Double) -> String {
        let factor = law.lifetime(hiddenSize: units) / law.lifetime(hiddenSize: 0)
        return NumberText.fixed(factor, decimals: factor < 10 ? 1 : 0)
    }
}
