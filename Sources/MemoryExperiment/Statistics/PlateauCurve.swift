import Statistics

/// The mean fraction of differing units over time, among the runs whose sequences are not yet identical.
public struct PlateauCurve: Sendable, Hashable {
    /// One shared step.
    public struct Point: Sendable, Hashable {
        /// The shared step.
        public let sharedStep: Int
        /// The number of remaining runs.
        public let runs: Int
        /// The mean fraction of their networks.
        public let fraction: Double
        /// Its 95 % interval; nil if fewer than two networks remain.
        public let interval: ConfidenceInterval?
    }

    /// The recorded steps from the first on, while runs remain.
    public let points: [Point]

    /// The curve of one table cell's runs.
    ///
    /// - Parameters:
    ///   - results: The results of the table cell's runs; runs with curves of another length are ignored.
    ///   - measure: The fraction to average.
    ///   - sharedSteps: The number T − D of shared steps of every run.
    /// - Complexity: O(n r) in the number n of runs and r of recorded steps.
    public init(of results: some Collection<RunResult>, measure: CurveMeasure, sharedSteps: Int) {
        let steps = DivergenceCurve.sharedSteps(upTo: sharedSteps)
        let results = results.filter { $0.curve.count == steps.count }
        let curves = results.map(\.curve)
        // Identical states stay identical, so a run's sequences differ up to the last recorded difference.
        let ends = curves.map { curve in
            curve.indices.last { curve.number(.unequalStates, at: $0) != .zero } ?? -1
        }
        points = steps.indices.prefix((ends.max() ?? -1) + 1).map { index in
            let apart = curves.indices.filter { ends[$0] >= index }
            let fractions = NetworkMeans.of(
                apart.map { (results[$0].key.run, curves[$0].number(measure, at: index).value) })
            return Point(
                sharedStep: steps[index], runs: apart.count, fraction: fractions.reduce(0, +) / Double(fractions.count),
                interval: MeanInterval(fractions: fractions)?.interval)
        }
    }
}
