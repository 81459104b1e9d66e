import Recurrent
import Statistics

/// A sentence of the published experiment about how memory depends on a size, in a form that can be tested.
///
/// The rule was fixed before the numbers were known. A claimed direction holds when the intervals of both statistics,
/// Kendall's τ and the slope, lie on its side of zero, and is weak when one of them does. “No clear effect” is a claim about
/// magnitude: it holds when the slope's interval lies within half a step per doubling of zero.
public struct MemoryClaim: Sendable, Hashable {
    /// What is said to happen to the steps as the size grows.
    public enum Effect: Sendable, Hashable {
        /// They grow.
        case growth
        /// They shrink.
        case decline
        /// Nothing clear.
        case none
    }

    /// What the runs say about a claim.
    public enum Verdict: String, Sendable, Hashable {
        /// Everything that was asked for is so.
        case holds
        /// One of two statistics is on the claimed side.
        case weak
        /// Neither is.
        case doesNotHold = "does not hold"
    }

    /// The cell it is about.
    public let cell: CellKind
    /// The size it is about.
    public let size: NetworkSize
    /// What is claimed.
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

    /// How many steps per doubling of a size are no clear effect.
    public static let negligibleSlope = 0.5

    /// What measured effects say about the claim.
    public func verdict(_ measured: SizeEffects.Effect) -> Verdict {
        let (tau, slope) = (measured.tau.interval, measured.slope.interval)
        guard effect != .none else {
            let isNegligible = -Self.negligibleSlope <= slope.low && slope.high <= Self.negligibleSlope
            return isNegligible ? .holds : .doesNotHold
        }
        return switch [tau, slope].count(where: isOnClaimedSide) {
        case 2: .holds
        case 1: .weak
        default: .doesNotHold
        }
    }

    /// Whether an interval excludes zero in the claimed direction.
    private func isOnClaimedSide(_ interval: ConfidenceInterval) -> Bool {
        switch effect {
        case .growth: interval.low > 0
        case .decline: interval.high < 0
        case .none: false
        }
    }
}
