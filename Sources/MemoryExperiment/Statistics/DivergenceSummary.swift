import Statistics

/// The quartiles across runs of the divergence between the two trajectories, at each recorded shared step.
public struct DivergenceSummary: Sendable, Hashable {
    /// The shared steps, in ascending order.
    public let sharedSteps: [Int]
    /// The number of runs.
    public let runs: Int
    /// The quartiles of each measure, one per shared step.
    private let quartiles: [CurveMeasure: [Quartiles]]

    /// The summary of the runs of one table cell.
    ///
    /// - Parameters:
    ///   - results: The results of the cell's runs.
    ///   - sharedSteps: The number T − D of shared steps of every run.
    /// - Returns: Nil if there are no runs, or one's curve has another length.
    /// - Complexity: O(r n log n) in the number n of runs and r of points.
    public init?(of results: [RunResult], sharedSteps: Int) {
        let steps = DivergenceCurve.sharedSteps(upTo: sharedSteps)
        guard !results.isEmpty, results.allSatisfy({ $0.curve.count == steps.count }) else { return nil }
        self.sharedSteps = steps
        runs = results.count
        quartiles = Dictionary(
            uniqueKeysWithValues: CurveMeasure.allCases.map { measure in
                let points = steps.indices.compactMap { index in
                    Quartiles(of: results.map { $0.curve.number(measure, at: index).value })
                }
                return (measure, points)
            })
    }

    /// The quartiles of one measure, one per shared step.
    public subscript(measure: CurveMeasure) -> [Quartiles] { quartiles[measure] ?? [] }
}
