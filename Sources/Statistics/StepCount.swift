/// A number of shared steps, possibly censored.
public enum StepCount: Sendable, Hashable {
    /// The number itself.
    case observed(Int)
    /// At least this many: the sequences ended first.
    case censored(at: Int)

    /// The number, or its lower bound if it is censored.
    public var lowerBound: Int {
        switch self {
        case .observed(let steps), .censored(let steps): steps
        }
    }

    /// Whether the number is only a lower bound.
    public var isCensored: Bool {
        switch self {
        case .observed: false
        case .censored: true
        }
    }
}
