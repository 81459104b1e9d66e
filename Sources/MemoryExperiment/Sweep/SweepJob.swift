import Recurrent

/// What a worker of a sweep takes at once: one run, or several small ones of the same cell of a table side by side.
struct SweepJob: Sendable {
    /// The runs.
    let keys: [RunKey]
    /// How many of them are stepped side by side.
    let width: Int
    /// The expected cost of each.
    let costOfRun: RunCost
}
