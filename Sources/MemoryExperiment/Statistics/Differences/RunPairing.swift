extension CellDifference.Pairing {
    /// How runs of the same number in the same cell of two experiments' tables correspond.
    ///
    /// Every draw of a run is known by the seed, the cell, both sizes, the layer, the run's number and its purpose; neither
    /// the number of steps nor of those that differ, nor any other setting enters. So two runs of one seed have the same
    /// networks, as far as their initialisation says so, and are shown the same inputs, step by step before and after
    /// these become the same. Another arithmetic may draw other numbers.
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
        // What is observed changes nothing of what a run does.
        var settings = second.settings
        settings.criteria = first.settings.criteria
        settings.lyapunov = first.settings.lyapunov
        self = settings == first.settings ? .same : .paired
    }
}
