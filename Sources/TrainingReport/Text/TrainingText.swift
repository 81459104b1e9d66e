import Analysis
import Support
import Training
import TrainingStudy

/// Numbers and names of training experiments as text.
enum TrainingText {
    /// A number of steps, which is a whole number or lies half-way between two.
    static func steps(_ steps: Double) -> String {
        NumberText.fixed(steps, decimals: steps == steps.rounded() ? 0 : 1)
    }

    /// A quantile in steps, with the sign of a lower bound.
    static func steps(_ quantile: StepQuantile) -> String {
        (quantile.isBound ? "≥\u{A0}" : "") + steps(quantile.steps)
    }

    /// A factor: two digits, or all before the point.
    static func factor(_ factor: Double) -> String { NumberText.significant(factor, digits: 2) }

    /// A factor with the sign of a lower bound, which is rounded down.
    static func factor(_ quantile: StepQuantile) -> String {
        switch quantile {
        case .known(let factor): Self.factor(factor)
        case .atLeast(let factor): "≥\u{A0}\(Self.factor(atLeast: factor))"
        }
    }

    /// A factor that another is at least, rounded down.
    static func factor(atLeast factor: Double) -> String {
        factor < 10
            ? NumberText.fixed((factor * 10).rounded(.down) / 10, decimals: 1)
            : NumberText.fixed(factor.rounded(.down), decimals: 0)
    }

    /// A ratio to three digits.
    static func ratio(_ ratio: Double) -> String { NumberText.significant(ratio) }

    /// λ, which is −∞ if differences vanish at once.
    static func exponent(_ exponent: Double) -> String {
        exponent.isFinite ? NumberText.signed(exponent, decimals: 3) : "−∞"
    }

    /// A range in brackets, such as `(3 to 5)`; a single number if both ends are written alike.
    static func detail(_ range: ClosedRange<Double>, _ text: (Double) -> String) -> String {
        let (low, high) = (text(range.lowerBound), text(range.upperBound))
        return low == high ? "(\(low))" : "(\(low) to \(high))"
    }
}

extension Tolerance {
    /// The tolerance as axes and tables write it.
    var label: String {
        text.replacing("%", with: "\u{A0}%").replacing("dB", with: "\u{A0}dB").replacing("-", with: "−")
    }
}

extension ExperimentTask {
    /// What the task is about without its numbers, such as `delayed recall`.
    var noun: String { String(title.prefix { $0 != "," }) }

    /// The trained delay of delayed recall; nil for other tasks.
    var delay: Int? {
        switch task {
        case .delayedRecall(let recall): recall.delay
        case .adding, .copying, .flipFlop, .sine, .system, .recording: nil
        }
    }

    /// What its score means.
    var scoreKind: TaskScore.Kind { TaskScore.Kind(task.loss) }
}
