import Recurrent
import Statistics

/// How long rounding alone keeps the trajectories of a table cell's runs apart.
public struct RoundingRegime: Sendable {
    /// The table cell.
    public let key: CellKey
    /// The number of runs.
    public let runs: Int
    /// The number of networks; as many as runs if each network has one input stream.
    public let networks: Int
    /// The variance of ln(steps until all states are bit-identical) between networks and between the runs of one network;
    /// nil if each network has one input stream, or if some run does not become identical.
    public let components: VarianceComponents?
    /// The lifetimes of the runs whose difference falls below 10⁻⁶.
    public let survival: KaplanMeier
    /// The mean lifetime, assuming the same probability of becoming identical at every step; nil if no run becomes
    /// identical.
    public let exponential: ExponentialLifetime?
    /// The lower bound of the mean lifetime with 97.5 % confidence, if no run becomes identical.
    public let lifetimeBound: Double?
    /// The median of the shared steps before the difference falls below 10⁻⁶.
    public let linearPart: Double
    /// The mean fraction of units whose output, or whose output or cell state, differs while rounding keeps the
    /// sequences apart; nil if `isMetastable` is false or fewer than two runs contribute.
    public let plateau: [CurveMeasure: MeanInterval]

    /// Whether rounding keeps the sequences apart long enough to distinguish a sustained state from a decay.
    public let isMetastable: Bool

    /// The ratio of lifetime to linear part above which rounding must have prolonged the lifetime.
    ///
    /// The linear decay continues below 10⁻⁶ to the last bit of the format: float64 has 53 bits, float32 has 24.
    public static func metastableRatio(in precision: Precision) -> Double {
        switch precision {
        case .float32: 3
        case .float64: 3 * 53.0 / 24
        }
    }

    /// The measures that have a plateau.
    public static let plateauMeasures: [CurveMeasure] = [.unequalOutputs, .unequalStates]

    /// The regime of one table cell's runs.
    ///
    /// - Parameters:
    ///   - key: The table cell.
    ///   - results: The results of the cell's runs.
    ///   - settings: The settings of its variant.
    /// - Returns: Nil if no run's difference falls below 10⁻⁶, or if `max-1e-6` or `bitwise-state` is not observed.
    /// - Complexity: O(n log n) in the number n of runs, and O(n r) in the number r of recorded steps.
    public init?(key: CellKey, results: some Collection<RunResult>, settings: RunSettings) {
        let timed = results.compactMap { result in
            result.roundingTimes(settings.criteria).map { (result: result, times: $0) }
        }
        guard let linear = Quartiles(of: timed.map { Double($0.times.linearPart) }) else { return nil }
        self.key = key
        runs = results.count
        let lifetimes = timed.map(\.times.lifetime)
        let clusters = timed.map(\.result).networkClusters
        survival = KaplanMeier(lifetimes, clusters: clusters)
        exponential = ExponentialLifetime(lifetimes, clusters: clusters)
        lifetimeBound =
            survival.events == 0 ? ExponentialLifetime.lowerBound(of: lifetimes, clusters: clusters) : nil
        networks = Set(results.map(\.key.run)).count
        components = clusters.flatMap { clusters in
            let steps = timed.map { $0.times.linearPart + $0.times.lifetime.lowerBound }
            guard timed.count == results.count, lifetimes.allSatisfy({ !$0.isCensored }), steps.allSatisfy({ $0 > 0 })
            else { return nil }
            return VarianceComponents(of: steps.map { ElementaryFunctions.log(Double($0)) }, in: clusters)
        }
        linearPart = linear.median
        let median = survival.median ?? survival.medianBound.map(Double.init) ?? 0
        let ratio = Self.metastableRatio(in: settings.precision)
        isMetastable = median > 0 && median >= ratio * linearPart
        guard isMetastable else {
            plateau = [:]
            return
        }
        let steps = DivergenceCurve.sharedSteps(upTo: settings.sharedSteps)
        plateau = Dictionary(
            uniqueKeysWithValues: Self.plateauMeasures.compactMap { measure in
                let means = timed.compactMap { run -> (network: Int, number: Double)? in
                    let start = ratio * Double(run.times.linearPart)
                    let mean = Self.plateau(
                        of: measure, result: run.result, steps: steps,
                        within: start...max(start, Double(run.times.linearPart + run.times.lifetime.lowerBound)))
                    return mean.map { (run.result.key.run, $0) }
                }
                return MeanInterval(fractions: NetworkMeans.of(means)).map { (measure, $0) }
            })
    }

    /// The mean over the recorded steps of a run well after the linear decay and before the end; nil if there are fewer
    /// than five.
    private static func plateau(
        of measure: CurveMeasure, result: RunResult, steps: [Int], within range: ClosedRange<Double>
    ) -> Double? {
        guard result.curve.count == steps.count else { return nil }
        let values = steps.indices.filter { range.contains(Double(steps[$0])) }
            .map { result.curve.number(measure, at: $0).value }
        guard values.count >= 5 else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }
}
