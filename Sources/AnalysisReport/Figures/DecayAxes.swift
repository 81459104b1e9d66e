import Analysis
import Charts
import Foundation
import Support

/// The axes that suit the curves of a decay.
struct DecayAxes: Sendable {
    /// The last shared step that is shown.
    let last: Double
    /// Whether steps have a logarithmic axis.
    let isLogarithmic: Bool
    /// The smallest tolerance in the measure shown.
    private let least: Double
    private let measure: DifferenceMeasure

    /// The most of a decade below the smallest tolerance that is shown.
    private static let room = 30.0
    /// The fewest steps that are shown.
    private static let fewestSteps = 10.0

    /// Axes for the differences of outputs.
    ///
    /// - Parameters:
    ///   - curves: The curves of all protocols.
    ///   - tolerances: The tolerances of the measure shown, at least one.
    init(_ curves: [DifferenceCurve], tolerances: [Tolerance], horizon: Int) {
        let least = tolerances.map(\.limit).min() ?? 1
        let isDecision = tolerances.first?.isDecision ?? false
        let ends = curves.map { curve in
            (isDecision ? curve.stepWithoutDifference : curve.stepBelow(least / 3)) ?? Double(horizon)
        }
        let end = min(max(ends.max() ?? 0, Self.fewestSteps), Double(horizon))
        self.least = least
        measure = tolerances.first?.measure ?? .absolute
        last = max(end, 1)
        isLogarithmic = !isDecision && curves.first?.isPowerLaw(above: least / Self.room) ?? false
    }

    /// The axis of shared steps.
    var horizontal: Plots.Axis {
        isLogarithmic
            ? Plots.Axis("Shared steps", .steps, range: 0...last, including: [0])
            : Plots.Axis("Shared steps", .linear, range: 0...last)
    }

    /// The axis of output differences.
    ///
    /// - Parameters:
    ///   - bottom: The smallest difference; nil for one below the smallest tolerance.
    ///   - most: The largest difference.
    func vertical(from bottom: Double? = nil, upTo most: Double) -> Plots.Axis {
        let range = Self.range(from: bottom ?? least / Self.room, to: most)
        switch measure {
        case .decision: return Plots.Axis("Share of starts with different decisions", .linear, range: 0...1.02)
        case .absolute: return Plots.Axis("Largest output difference", .logarithmic, range: range)
        case .standardDeviations:
            return Plots.Axis(
                "Largest output difference, % of SD", .logarithmic, range: range,
                marks: Self.decades(range).map { Plots.Mark(pow(10, Double($0)), label: Self.percent($0)) })
        case .peaks:
            return Plots.Axis(
                "Largest output difference, dB", .logarithmic, range: range,
                marks: Self.decades(range).map {
                    Plots.Mark(pow(10, Double($0)), label: RichText(NumberText.grouped(20 * $0)))
                })
        }
    }

    /// The axis of state differences.
    func states(upTo most: Double, atLeast least: Double) -> Plots.Axis {
        Plots.Axis(
            "Largest state difference", .logarithmic,
            range: Self.range(from: max(least, most / 1e6), to: most))
    }

    private static func range(from least: Double, to most: Double) -> ClosedRange<Double> {
        let top = most > 0 && most.isFinite ? most * 1.6 : 1
        let bottom = least > 0 && least.isFinite ? least : top / 1_000
        return min(bottom, top / 100)...top
    }

    /// The powers of ten in a range, at most seven.
    private static func decades(_ range: ClosedRange<Double>) -> [Int] {
        let (low, high) = (Int(log10(range.lowerBound).rounded(.up)), Int(log10(range.upperBound).rounded(.down)))
        guard low <= high else { return [low] }
        let pitch = (high - low) / 7 + 1
        return Array(stride(from: high, through: low, by: -pitch))
    }

    /// A power of ten in percent.
    private static func percent(_ exponent: Int) -> RichText {
        let shifted = exponent + 2
        guard (-3...4).contains(shifted) else { return RichText("10").superscript(NumberText.grouped(shifted)) }
        return RichText(
            shifted >= 0
                ? NumberText.grouped((0..<shifted).reduce(1) { power, _ in power * 10 })
                : NumberText.fixed(pow(10, Double(shifted)), decimals: -shifted))
    }
}
