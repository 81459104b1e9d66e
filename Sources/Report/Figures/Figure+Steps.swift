import MemoryExperiment

extension Figure {
    /// Refuses to plot medians that are all the same, because nothing but a limit of the experiment is seen in them.
    ///
    /// - Parameters:
    ///   - cells: The statistics that a figure would show.
    ///   - sharedSteps: The number of shared steps observed.
    /// - Throws: `Unavailable` if every median is 0 steps, if every one is only bounded, or if there is none.
    static func requireSteps(_ cells: [CellStatistics], sharedSteps: Int) throws(Unavailable) {
        let medians = cells.compactMap(\.median)
        guard !medians.isEmpty else {
            throw Unavailable(
                """
                Every setting shown has so many censored runs that no median is known: at least half of the runs of each \
                are still apart after \(NumberText.count(sharedSteps, "shared step", "shared steps")).
                """)
        }
        guard medians.contains(where: { $0 > 0 }) || medians.count < cells.count else {
            throw Unavailable(
                "Every median is 0 steps: at the last step of different inputs the criterion already holds.")
        }
    }
}
