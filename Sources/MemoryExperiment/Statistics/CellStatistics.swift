import Recurrent
import Statistics

/// Which of a criterion's two numbers is meant.
public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Shared steps before the criterion first holds.
    case first
    /// The last shared step that violates the criterion.
    case settled
}

/// What the runs of one table cell say about one criterion and measure: a row of `cells.csv`.
public struct CellStatistics: Sendable, Hashable {
    /// The table cell.
    public var key: CellKey
    /// The criterion.
    public var criterion: Criterion
    /// The measure.
    public var measure: Measure
    /// How many runs there are.
    public var runs: Int
    /// How many of them are censored.
    public var censored: Int
    /// The mean, where no run is censored.
    public var mean: Double?
    /// The sample standard deviation, where no run is censored and there are at least two.
    public var standardDeviation: Double?
    /// The Kaplan–Meier median, where it is identified.
    public var median: Double?
    /// What the median is at least, where it is not identified.
    public var medianBound: Int?
    /// The interval of the mean (Student t), where no run is censored and there are at least two.
    public var interval: ConfidenceInterval?

    /// A row from its parts.
    public init(
        key: CellKey, criterion: Criterion, measure: Measure, runs: Int, censored: Int, mean: Double? = nil,
        standardDeviation: Double? = nil, median: Double? = nil, medianBound: Int? = nil,
        interval: ConfidenceInterval? = nil
    ) {
        self.key = key
        self.criterion = criterion
        self.measure = measure
        self.runs = runs
        self.censored = censored
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.median = median
        self.medianBound = medianBound
        self.interval = interval
    }
}
