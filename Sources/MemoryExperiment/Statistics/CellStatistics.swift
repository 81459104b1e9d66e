import Recurrent
import Statistics

/// The measures of a criterion.
public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Shared steps before the criterion first holds.
    case first
    /// The last shared step that violates the criterion, if as many steps follow as lead to it.
    case settled
}

/// The statistics of one table cell for one criterion and measure: a row of `cells.csv`.
public struct CellStatistics: Sendable, Hashable {
    /// The table cell.
    public var key: CellKey
    /// The criterion.
    public var criterion: Criterion
    /// The measure.
    public var measure: Measure
    /// The number of runs.
    public var runs: Int
    /// The number of censored runs.
    public var censored: Int
    /// The mean; nil if any run is censored.
    public var mean: Double?
    /// A lower bound of the mean if any run is censored.
    public var meanBound: Double?
    /// The sample standard deviation; nil if any run is censored or there are fewer than two.
    public var standardDeviation: Double?
    /// The Kaplan–Meier median; nil if it is not identified.
    public var median: Double?
    /// A lower bound of the median if it is not identified.
    public var medianBound: Int?
    /// The confidence interval of the mean (Student's t); nil if any run is censored or there are fewer than two networks.
    public var interval: ConfidenceInterval?
    /// The number of networks; as many as runs if each network has one input stream.
    public var networks: Int
    /// The standard error of the mean between networks; nil if any run is censored or there are fewer than two networks.
    public var standardError: Double?

    /// A row from its parts.
    public init(
        key: CellKey, criterion: Criterion, measure: Measure, runs: Int, censored: Int, mean: Double? = nil,
        meanBound: Double? = nil, standardDeviation: Double? = nil, median: Double? = nil, medianBound: Int? = nil,
        interval: ConfidenceInterval? = nil, networks: Int? = nil, standardError: Double? = nil
    ) {
        self.key = key
        self.criterion = criterion
        self.measure = measure
        self.runs = runs
        self.censored = censored
        self.mean = mean
        self.meanBound = meanBound
        self.standardDeviation = standardDeviation
        self.median = median
        self.medianBound = medianBound
        self.interval = interval
        self.networks = networks ?? runs
        self.standardError = standardError
    }
}
