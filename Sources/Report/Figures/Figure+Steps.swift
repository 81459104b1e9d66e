import MemoryExperiment
import Support

extension Figure {
    /// Rejects medians that are all 0 or all unknown, because they show only a limit of the experiment.
    ///
    /// - Parameters:
    ///   - cells: The statistics to plot.
    ///   - sharedSteps: The number of shared steps observed.
    /// - Throws: `Unavailable` if every median is 0 steps, if all are only bounded, or if there is none.
    static func requireSteps(_ cells: [CellStatistics], sharedSteps: Int) throws(Unavailable) {
        let medians = cells.compactMap(\.median)
        guard !medians.isEmpty else {
            throw Unavailable(
                """
                No median is known: in every setting, at least half of the runs are censored at \
                \(NumberText.count(sharedSteps, "shared step", "shared steps")).
                """)
        }
        guard medians.contains(where: { $0 > 0 }) || medians.count < cells.count else {
            throw Unavailable(
                "Every median is 0 steps: the criterion already holds at the last step with different inputs.")
        }
    }
}
