/// The Kaplan–Meier (product-limit) estimate of the fraction of numbers that exceed each value, from possibly censored
/// numbers.
///
/// A censored number is a lower bound of its true value; leaving it out, or treating it as exact, would bias every
/// estimate downward. At each value t at which d of the n numbers still at risk are observed, the survival is
/// multiplied by 1 − d/n. Numbers censored at t count as at risk there.
///
/// E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American
/// Statistical Association 53 (1958), 457–481.
public struct KaplanMeier: Sendable, Hashable {
    /// One value at which the survival falls.
    public struct Step: Sendable, Hashable {
        /// The value.
        public let time: Int
        /// The number of numbers at least as large.
        public let atRisk: Int
        /// The number of those observed at this value.
        public let events: Int
        /// The estimated fraction of larger numbers.
        public let survival: Double
    }

    /// The values at which the survival falls, in ascending order.
    public let steps: [Step]

    /// The censored numbers, in ascending order.
    public let censored: [Int]

    /// The largest number, censored or not; nil without numbers.
    public let largest: Int?

    /// The variances of ln S at `steps` between clusters, and the bound of their errors; nil if all numbers are independent.
    let clustered: ClusteredSurvival?

    /// The estimate from `numbers`, in any order.
    ///
    /// - Parameters:
    ///   - numbers: The numbers.
    ///   - clusters: Which numbers belong together, for intervals; nil if all are independent.
    /// - Precondition: `clusters` has one label for each number.
    /// - Complexity: O(n log n), and O(c n) more for c clusters.
    public init(_ numbers: [StepCount], clusters: Clusters? = nil) {
        let sorted = numbers.sorted { $0.lowerBound < $1.lowerBound }
        var steps: [Step] = []
        var index = 0
        // Between two censored numbers the product telescopes; a single division keeps fractions such as 5/10 exact.
        var survivalAtCensoring = 1.0
        var atRiskAtCensoring = numbers.count
        var survival = 1.0
        while index < sorted.count {
            let time = sorted[index].lowerBound
            let tied = sorted[index...].prefix { $0.lowerBound == time }
            let events = tied.count { !$0.isCensored }
            let atRisk = sorted.count - index
            if events > 0 {
                survival = survivalAtCensoring * (Double(atRisk - events) / Double(atRiskAtCensoring))
                steps.append(Step(time: time, atRisk: atRisk, events: events, survival: survival))
            }
            index += tied.count
            if events < tied.count {
                survivalAtCensoring = survival
                atRiskAtCensoring = sorted.count - index
            }
        }
        self.steps = steps
        censored = sorted.filter(\.isCensored).map(\.lowerBound)
        largest = sorted.last?.lowerBound
        clustered = clusters.map { ClusteredSurvival(of: numbers, steps: steps, in: $0) }
    }

    /// The number of observed numbers.
    public var events: Int { steps.reduce(0) { $0 + $1.events } }

    /// The number of numbers, censored or not.
    public var total: Int { events + censored.count }

    /// The estimated fraction of numbers larger than `time`.
    ///
    /// Beyond the largest number, if it is censored, this is the last fraction, which is only an upper bound.
    ///
    /// - Complexity: O(number of steps).
    public func survival(after time: Int) -> Double {
        steps.last { $0.time <= time }?.survival ?? 1
    }

    /// The value that half of the numbers exceed, or nil if censoring leaves it unknown.
    ///
    /// If exactly half exceed every value of an interval, it is the interval's midpoint, so without censoring this is
    /// the ordinary median.
    ///
    /// - Complexity: O(number of steps).
    public var median: Double? { quantile(0.5) }

    /// The value that a fraction of the numbers does not exceed, or nil if censoring leaves it unknown.
    ///
    /// If exactly this fraction does not exceed every value of an interval, it is the interval's midpoint.
    ///
    /// - Parameter fraction: A number between 0 and 1.
    /// - Complexity: O(number of steps).
    public func quantile(_ fraction: Double) -> Double? {
        let survival = 1 - fraction
        guard let index = steps.firstIndex(where: { $0.survival <= survival + Self.tolerance }) else { return nil }
        let step = steps[index]
        guard step.survival >= survival - Self.tolerance else { return Double(step.time) }
        guard index + 1 < steps.count else { return nil }
        return (Double(step.time) + Double(steps[index + 1].time)) / 2
    }

    /// A lower bound of the median if censoring leaves it unknown; nil if the median is known or there are no numbers.
    ///
    /// If more than half of the numbers exceed every observed one, it is the largest number. If exactly half do, the
    /// median lies between the largest observed number and the censored ones, and the bound is the former.
    ///
    /// - Complexity: O(number of steps).
    public var medianBound: Int? {
        guard median == nil else { return nil }
        return steps.first { $0.survival <= 0.5 + Self.tolerance }?.time ?? largest
    }

    /// A lower bound of a quantile: the number that this fraction of all numbers does not exceed, each censored one counted
    /// at its bound; nil without numbers.
    ///
    /// - Complexity: O(n log n).
    public func lowerBound(ofQuantile fraction: Double) -> Int? {
        let bounds = (steps.flatMap { Array(repeating: $0.time, count: $0.events) } + censored).sorted()
        let place = Int((fraction * Double(bounds.count)).rounded(.up)) - 1
        return bounds.isEmpty ? nil : bounds[min(max(place, 0), bounds.count - 1)]
    }

    /// The tolerance for recognising that a product of fractions is a given one.
    private static let tolerance = 1e-12
}
