import Statistics

extension CellStatistics {
    /// The statistics of `numbers`, one per run of a table cell in any order.
    ///
    /// - Parameters:
    ///   - key: The table cell.
    ///   - criterion: What is counted.
    ///   - measure: How it is counted.
    ///   - numbers: The numbers of its runs.
    ///   - clusters: Which runs share a network, so that the mean's interval follows from the differences between networks;
    ///     nil if each run has its own.
    /// - Precondition: `clusters` has one label for each number.
    /// - Complexity: O(n log n).
    public init(
        key: CellKey, criterion: Criterion, measure: Measure, numbers: [StepCount], clusters: Clusters? = nil
    ) {
        self.init(
            key: key, criterion: criterion, measure: measure, numbers: numbers, clusters: clusters
        ) { degreesOfFreedom in
            StudentT(degreesOfFreedom: degreesOfFreedom)?.bound(within: ConfidenceInterval.level)
        }
    }

    /// The statistics of `numbers`; `quantile` gives the half-width of an interval in standard errors.
    private init(
        key: CellKey, criterion: Criterion, measure: Measure, numbers: [StepCount], clusters: Clusters?,
        quantile: (Int) -> Double?
    ) {
        let estimate = KaplanMeier(numbers)
        // Sorting makes the sums, and so their rounding, independent of the order of the runs.
        let bounds = numbers.map(\.lowerBound).sorted()
        self.init(
            key: key, criterion: criterion, measure: measure, runs: numbers.count,
            censored: numbers.count(where: \.isCensored), median: estimate.median,
            // The estimate's bound is the largest number; where runs are censored at different steps, that claims more
            // than the lower median of their bounds, which no true median falls below.
            medianBound: estimate.medianBound.map { min($0, bounds[(bounds.count - 1) / 2]) },
            networks: clusters?.count)
        guard runs > 0 else { return }
        let values = bounds.map(Double.init)
        let count = Double(runs)
        let mean = values.reduce(0, +) / count
        guard censored == 0 else {
            meanBound = mean
            return
        }
        self.mean = mean
        guard let quantile = quantile(runs - 1) else { return }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / (count - 1)).squareRoot()
        let margin = quantile * deviation / count.squareRoot()
        standardDeviation = deviation
        guard let clusters else {
            standardError = deviation / count.squareRoot()
            interval = ConfidenceInterval(low: mean - margin, high: mean + margin)
            return
        }
        let clustered = MeanOfClusters(of: numbers.map { Double($0.lowerBound) }, in: clusters)
        standardError = clustered?.standardError
        interval = clustered?.interval
    }

    /// The statistics of every table cell of `experiment` with runs among `results`.
    ///
    /// - Returns: In plan order; within a table cell by criterion, then `first` before `settled`.
    /// - Complexity: O(n log n) in the number of results.
    public static func table(of results: [RunResult], in experiment: Experiment) -> [CellStatistics] {
        let cells = Dictionary(grouping: results, by: \.key.cell)
        var quantiles: [Int: Double?] = [:]
        func quantile(_ degreesOfFreedom: Int) -> Double? {
            if let known = quantiles[degreesOfFreedom] { return known }
            let quantile = StudentT(degreesOfFreedom: degreesOfFreedom)?.bound(within: ConfidenceInterval.level)
            quantiles[degreesOfFreedom] = .some(quantile)
            return quantile
        }
        return experiment.cellKeys.flatMap { key -> [CellStatistics] in
            guard let runs = cells[key] else { return [] }
            let clusters = runs.networkClusters
            return experiment.settings.criteria.enumerated().flatMap { index, criterion in
                experiment.settings.measures.map { measure in
                    CellStatistics(
                        key: key, criterion: criterion, measure: measure,
                        numbers: runs.map { $0.outcomes[index][measure] }, clusters: clusters, quantile: quantile)
                }
            }
        }
    }
}
