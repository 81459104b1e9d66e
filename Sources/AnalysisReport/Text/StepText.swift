import Analysis
import Support

/// Numbers of steps as text, with the time that they take if the duration of a step is known.
struct StepText: Sendable {
    /// The duration of a step; nil if it is not known.
    let step: StepDuration?

    /// A count, or a median or other quantile, which is a whole number or lies half-way between two.
    static func number(_ steps: Double) -> String {
        NumberText.fixed(steps, decimals: steps == steps.rounded() ? 0 : 1)
    }

    /// A count with its noun, such as `86 steps`.
    static func count(_ steps: Double) -> String { "\(number(steps)) \(steps == 1 ? "step" : "steps")" }

    /// The time of some steps; nil if it is not known or nothing.
    func time(_ steps: Double) -> String? {
        guard let step, steps > 0 else { return nil }
        return step.text(ofSteps: steps).replacing(" ", with: "\u{A0}")
    }

    /// Steps between two numbers with their times, such as `71 to 96 steps (2.27 s to 3.07 s)`.
    func range(_ least: Double, _ most: Double) -> String {
        let times = [time(least), time(most)].compactMap(\.self).joined(separator: " to ")
        return "\(Self.number(least)) to \(Self.count(most))" + (times.isEmpty ? "" : " (\(times))")
    }

    /// Steps and time, such as `86 steps (2.75 s)`.
    func full(_ steps: Double) -> String {
        Self.count(steps) + (time(steps).map { " (\($0))" } ?? "")
    }
}
