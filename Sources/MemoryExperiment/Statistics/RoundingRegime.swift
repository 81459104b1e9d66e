/// What the runs of one table cell say about the time in which only roundings keep the sequences apart.
public struct RoundingRegime: Sendable {
    /// The table cell.
    public let key: CellKey
    /// How many runs there are.
    public let runs: Int
    /// The lifetimes of the runs whose difference falls below 10⁻⁶.
    public let survival: KaplanMeier
    /// The mean lifetime, if the chance to become identical is the same at every step; nil where no run becomes so.
    public let exponential: ExponentialLifetime?
    /// The median of the shared steps before the difference falls below 10⁻⁶.
    public let linearPart: Double
    /// The mean fraction of units whose output differs, or whose output or cell state does, while roundings keep a run's
    /// sequences apart; nil where `isMetastable` is false or fewer than two runs tell.
    public let plateau: [CurveMeasure: MeanInterval]

    /// How many times as long as the linear part a lifetime is that roundings must have prolonged.
    ///
    /// The linear decay itself goes on below 10⁻⁶: to the last bit of float64 for nearly twice as many steps again.
    public static let metastableRatio = 3.0

    /// The measures that have a plateau.
    public static let plateauMeasures: [CurveMeasure] = [.unequalOutputs, .unequalStates]

    /// The regime of one table cell's runs.
    ///
    /// - Parameters:
    ///   - results: The results of the cell's runs.
    ///   - settings: The settings of its variant.
    /// - Returns: Nil where no run's difference falls below 10⁻⁶, or `max-1e-6` or `bitwise-state` is not observed.
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
        linearPart = linear.median
        guard Self.isMetastable(survival, linearPart: linearPart) else {
            plateau = [:]
            return
        }
        let steps = DivergenceCurve.sharedSteps(upTo: settings.sharedSteps)
        plateau = Dictionary(
            uniqueKeysWithValues: Self.plateauMeasures.compactMap { measure in
                let means = timed.compactMap { run in
                    Self.plateau(of: measure, result: run.result, times: run.times, steps: steps)
                }
                return MeanInterval(means).map { (measure, $0) }
            })
    }

    /// Whether roundings keep the sequences apart for so long that the state they keep up can be told from a decay.
    public var isMetastable: Bool { Self.isMetastable(survival, linearPart: linearPart) }

    private static func isMetastable(_ survival: KaplanMeier, linearPart: Double) -> Bool {
        let median = survival.median ?? survival.medianBound.map(Double.init) ?? 0
        return median >= metastableRatio * linearPart && median > 0
    }

    /// The mean over those recorded steps of a run that come well after the linear decay and before the end; nil where
    /// there are fewer than five.
    private static func plateau(
        of measure: CurveMeasure, result: RunResult, times: RoundingTimes, steps: [Int]
    ) -> Double? {
        guard result.curve.count == steps.count else { return nil }
        let start = Int(metastableRatio) * times.linearPart
        let end = times.linearPart + times.lifetime.lowerBound
        let values = steps.indices.filter { steps[$0] >= start && steps[$0] <= end }
            .map { result.curve.number(measure, at: $0).value }
        guard values.count >= 5 else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }
}
