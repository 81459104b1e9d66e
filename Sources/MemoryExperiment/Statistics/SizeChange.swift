import Recurrent
import Statistics

/// The change of memory per doubling of a size, as a share of the mean memory.
///
/// The slope of the steps against log₂ of the size is divided by the mean of all runs, so that recurrent cells and
/// criteria with very different memories are held to the same standard.
public struct SizeChange: Sendable, Hashable {
    /// What an interval says about the effect of a size.
    public enum Verdict: Sendable, Hashable, CaseIterable {
        /// Larger networks remember longer.
        case longer
        /// Larger networks remember less long.
        case shorter
        /// The change is negligible.
        case noClearEffect
        /// The runs do not decide: the interval contains 0 and changes that are not negligible.
        case undecided
    }

    /// The share, such as 0.02 for 2 % more steps per doubling, with its interval.
    public let share: BootstrapEstimate

    /// A change from its share.
    public init(share: BootstrapEstimate) {
        self.share = share
    }

    /// The largest share per doubling that counts as no clear effect: about a tenth over the seven doublings of the
    /// published sizes.
    public static let negligible = 0.015

    /// The verdict of the interval.
    public var verdict: Verdict {
        let interval = share.interval
        if -Self.negligible <= interval.low, interval.high <= Self.negligible { return .noClearEffect }
        if interval.low > 0 { return .longer }
        return interval.high < 0 ? .shorter : .undecided
    }
}

extension SizeChange {
    /// The steps of the runs of some table cells by one criterion.
    public typealias Counts = [(key: CellKey, steps: [Int])]

    /// The changes per doubling of both sizes, by each of several criteria.
    ///
    /// Every criterion is evaluated on the same resamples of runs (`ResampledSums`).
    ///
    /// - Parameters:
    ///   - counts: The steps by each criterion: the same table cells and runs in the same order, all of one recurrent
    ///     cell and depth.
    ///   - resampling: The resampling for the intervals.
    /// - Returns: As many elements as `counts`; a size is missing if it does not vary, or if all steps are 0 in some
    ///   resample. Nil if a table cell has fewer than two networks, or if criteria differ in their table cells.
    /// - Complexity: O(r n) in the number n of counted steps and r of resamples.
    public static func changes(of counts: [Counts], resampling: RunResampling) -> [[NetworkSize: SizeChange]]? {
        ResampledSums(of: counts, resampling: resampling)?.changes()
    }
}
