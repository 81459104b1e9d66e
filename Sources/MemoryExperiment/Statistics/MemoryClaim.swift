import Recurrent
import Statistics

/// A claim of the published experiment about how memory depends on a size, in testable form.
///
/// A claimed direction holds if the intervals of both statistics, Kendall's τ and the slope, lie on its side of zero, and
/// is weak if only one of them does. “No clear effect” is a claim about magnitude: it holds if the interval
/// of the relative slope lies within `SizeChange.negligible` of zero, the same for every recurrent cell.
public struct MemoryClaim: Sendable, Hashable {
    /// The claimed effect of a larger size on the number of steps.
    public enum Effect: Sendable, Hashable {
        /// It grows.
        case growth
        /// It shrinks.
        case decline
        /// No clear effect.
        case none
    }

    /// The verdict of the runs on a claim.
    public enum Verdict: String, Sendable, Hashable {
        /// Every condition is met.
        case holds
        /// One of the two statistics is on the claimed side.
        case weak
        /// Neither statistic is on the claimed side.
        case doesNotHold = "does not hold"
    }

    /// The recurrent cell of the claim.
    public let cell: CellKind
    /// The size of the claim.
    public let size: NetworkSize
    /// The claimed effect.
    public let effect: Effect

    /// A claim from its parts.
    public init(cell: CellKind, size: NetworkSize, effect: Effect) {
        self.cell = cell
        self.size = size
        self.effect = effect
    }

    /// The claims of the published experiment, in its order.
    public static let published = [
        MemoryClaim(cell: .lstm, size: .hidden, effect: .growth),
        MemoryClaim(cell: .lstm, size: .input, effect: .decline),
        MemoryClaim(cell: .gru, size: .hidden, effect: .growth),
        MemoryClaim(cell: .gru, size: .input, effect: .none),
    ]

    /// What measured effects say about the claim.
    public func verdict(_ measured: SizeEffects.Effect) -> Verdict {
        guard effect != .none else { return measured.change.verdict == .noClearEffect ? .holds : .doesNotHold }
        return switch [measured.tau.interval, measured.slope.interval].count(where: isOnClaimedSide) {
        case 2: .holds
        case 1: .weak
        default: .doesNotHold
        }
    }

    /// Whether an interval lies on the claimed side of zero.
    private func isOnClaimedSide(_ interval: ConfidenceInterval) -> Bool {
        switch effect {
        case .growth: interval.low > 0
        case .decline: interval.high < 0
        case .none: false
        }
    }
}
