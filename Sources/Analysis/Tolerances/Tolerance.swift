import Recurrent

/// The smallest difference of outputs that counts, in the terms of whoever uses them.
///
/// Two runs agree at a step if their difference is below `limit` in units of `measure`.
public struct Tolerance: Sendable, Hashable {
    /// The way in which the outputs of two runs are compared.
    public let measure: DifferenceMeasure
    /// The exclusive upper bound of the difference of runs that agree.
    public let limit: Double
    /// The tolerance as it is written: `1%`, `0.001`, `-60dB`, `decision:sign`.
    public let text: String

    init(measure: DifferenceMeasure, limit: Double, text: String) {
        self.measure = measure
        self.limit = limit
        self.text = text
    }

    /// The tolerances of an analysis that names none: 10, 1 and 0.1 % of each output's standard deviation.
    public static let defaults = [10, 1, 0.1].map { percent(of: $0) }

    private static func percent(of number: Double) -> Tolerance {
        Tolerance(
            measure: .standardDeviations, limit: number / 100,
            text: number == number.rounded() ? "\(Int(number))%" : "\(number)%")
    }

    /// The limit below which rounding in float32 hides whether two runs agree.
    static let finestOfFloat32 = 1e-5

    /// Whether the tolerance needs float64.
    public var needsFloat64: Bool { limit < Self.finestOfFloat32 }
}

/// The ways in which the outputs of two runs are compared at one step.
public enum DifferenceMeasure: Sendable, Hashable {
    /// The largest absolute difference of an output.
    case absolute
    /// The largest difference of an output, in standard deviations of that output along the recording.
    case standardDeviations
    /// The largest difference of an output, relative to the largest magnitude of that output along the recording.
    case peaks
    /// 1 if the decisions made from the outputs differ, otherwise 0.
    case decision(Decision)

    /// The ways in which a decision is made from outputs.
    public enum Decision: Sendable, Hashable {
        /// The index of the largest output.
        case largest
        /// The sign of each output; 0 counts as positive.
        case sign
        /// For each output, whether it is at least a threshold.
        case threshold(Double)
    }
}
