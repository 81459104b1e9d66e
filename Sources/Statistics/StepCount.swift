/// A number of shared steps that may be known only to be at least as large as the steps observed.
public enum StepCount: Sendable, Hashable {
    /// The number itself.
    case observed(Int)
    /// At least this many: the end of the sequences came first.
    case censored(at: Int)

    /// The number, or its lower bound where it is censored.
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
