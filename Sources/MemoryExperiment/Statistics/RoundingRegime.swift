import Recurrent

/// What the runs of one table cell say about the time in which only roundings keep the sequences apart.
public struct RoundingRegime: Sendable {
    /// The table cell.
    public let key: CellKey
    /// How many runs there are.
    public let runs: Int
    /// The lifetimes of the runs whose difference falls below 10⁻⁶.
    public let survival: KaplanMeier
    /// The mean lifetime, if the chance to become identical is the same at every step; nil if no run becomes so.
    public let exponential: ExponentialLifetime?
    /// What the mean lifetime is at least, with 97.5 % confidence, where no run becomes identical.
    public let lifetimeBound: Double?
    /// The median of the shared steps before the difference falls below 10⁻⁶.
    public let linearPart: Double
    /// The mean fraction of units whose output differs, or whose output or cell state does, while roundings keep a run's
    /// sequences apart; nil where `isMetastable` is false or fewer than two runs tell.
    public let plateau: [CurveMeasure: MeanInterval]

    /// Whether roundings keep the sequences apart for so long that the state they keep up can be told from a decay.
    public let isMetastable: Bool

    /// How many times as long as the linear part a lifetime is that roundings must have prolonged.
    ///
    /// The linear decay goes on below 10⁻⁶ to the last bit of the format, and float64 has 53 bits where float32 has 24.
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
    /// - Returns: Nil if no run's difference falls below 10⁻⁶, or `max-1e-6` or `bitwise-state` is not observed.
    /// - Complexity: O(n log n) in the number n of runs, and O(n r) in the number r of recorded steps.
    public init?(key: CellKey, results: some Collection<RunResult>, settings: RunSettings) {
        let timed = results.compactMap { result in
            result.roundingTimes(settings.criteria).map { (result: result, times: $0) }
        }
        guard let linear = Quartiles(of: timed.map { Double($0.times.linearPart) }) else { return nil }
        self.key = key
        runs = results.count
        let lifetimes = timed.map(\.times.lifetime)
        survival = KaplanMeier(lifetimes)
        exponential = ExponentialLifetime(lifetimes)
        lifetimeBound = survival.events == 0 ? ExponentialLifetime.lowerBound(of: lifetimes) : nil
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
                let means = timed.compactMap { run in
                    let start = ratio * Double(run.times.linearPart)
                    return Self.plateau(
                        of: measure, result: run.result, steps: steps,
                        within: start...max(start, Double(run.times.linearPart + run.times.lifetime.lowerBound)))
                }
                return MeanInterval(fractions: means).map { (measure, $0) }
            })
    }

    /// The mean over those recorded steps of a run that come well after the linear decay and before the end; nil if
    /// there are fewer than five.
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
