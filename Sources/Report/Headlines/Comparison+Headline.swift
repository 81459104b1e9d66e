import MemoryExperiment

extension Comparison {
    /// How far the means are from the published ones, in a line.
    var headline: String {
        """
        \(grid.slice.title): measured means are \(NumberText.signed(meanDifference, decimals: 2)) steps from the published \
        ones on average, \(NumberText.fixed(rootMeanSquare, decimals: 2)) as a root mean square
        """
    }
}
