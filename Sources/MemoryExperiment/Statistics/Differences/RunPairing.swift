extension CellDifference.Pairing {
    /// How runs with the same number in the same table cell of two experiments correspond.
    ///
    /// Every draw of a run is determined by the seed, the recurrent cell, both sizes, the layer, the run's number and
    /// its purpose, but not by the number of steps, of divergent steps or any other setting. So two runs with one seed
    /// have the same networks, as far as their initialisations agree, and read the same inputs step by step, both
    /// before and after these become shared. Another arithmetic version may draw other numbers.
    ///
    /// - Parameters:
    ///   - first: The settings on one side, with the arithmetic that computed its runs.
    ///   - second: Those on the other side.
    public init(
        _ first: (settings: RunSettings, arithmetic: Int), _ second: (settings: RunSettings, arithmetic: Int)
    ) {
        guard first.settings.seed == second.settings.seed, first.arithmetic == second.arithmetic else {
            self = .independent
            return
        }
        // Which criteria are observed, and whether a run stops at the last of them, does not change its steps.
        var settings = second.settings
        settings.criteria = first.settings.criteria
        settings.lyapunov = first.settings.lyapunov
        settings.stopAtFirst = first.settings.stopAtFirst
        self = settings == first.settings ? .same : .paired
    }
}
