import Recurrent

/// The work that a worker takes at once: one run, or several small ones of the same table cell side by side.
struct SweepJob: Sendable {
    /// The runs.
    let keys: [RunKey]
    /// The number of runs stepped side by side.
    let width: Int
    /// The expected cost of each.
    let costOfRun: RunCost
}
