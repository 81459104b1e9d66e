import MemoryExperiment
import Recurrent
import Statistics
import Support

/// The computation of one network: the run along the input, then the starts.
struct Course: Sendable {
    private let network: AnalyzedNetwork
    private let input: Recording
    private let rows: InputRows
    /// Whether every start has drawn inputs instead of a place in the recording.
    private let isDrawn: Bool
    private let plan: StartPlan?
    private let settings: AnalysisSettings
    private let threads: Int
    private let kept: KeptRun
    /// The rows from the beginning of the first sequence that resets are compared on.
    private let resetRange: Range<Int>

    /// The most starts that are stepped side by side.
    private static let mostSideBySide = 64

    /// Runs the network along the input.
    init(
        of network: AnalyzedNetwork, input: Recording, isDrawn: Bool, plan: StartPlan?, settings: AnalysisSettings,
        threads: Int
    ) throws {
        self.network = network
        self.input = input
        self.isDrawn = isDrawn
        self.plan = plan
        self.settings = settings
        self.threads = threads
        let precision = settings.usedPrecision
        rows = InputRows(input.numbers, features: input.features, precision: precision)
        let resetRange = input.longestSequence.prefix(ResetCost.mostSteps).indices
        let windows = (plan?.starts ?? []).map { $0.row - 1..<$0.row + (plan?.horizon ?? 0) }
        let kept = try KeptRun(
            of: network, inputs: rows, recording: input, rows: KeptRows(windows + [resetRange]), precision: precision,
            while: { !Task.isCancelled })
        guard let kept else { throw CancellationError() }
        self.resetRange = resetRange
        self.kept = kept
    }

    private var horizon: Int { plan?.horizon ?? settings.horizon ?? StartPlan.preferredHorizon }
    private var divergentSteps: Int { plan?.divergentSteps ?? StartPlan.preferredDivergentSteps }
    private var starts: Int { plan?.starts.count ?? settings.starts }

    /// The results of every start: those of *warm-up*, then those of *two pasts*.
    func results() async throws -> [StartResult] {
        let width = min(Self.mostSideBySide, (starts + threads - 1) / threads)
        let groups = stride(from: 0, to: starts, by: width).map { $0..<min($0 + width, starts) }
        let computed = await groups.concurrentMap { group in results(of: group) }
        guard !computed.contains(where: { $0 == nil }) else { throw CancellationError() }
        return AnalysisProtocol.allCases.flatMap { each in
            computed.flatMap { ($0 ?? []).filter { $0.analysisProtocol == each } }
        }
    }

    /// The reading from its parts.
    func reading(_ results: [StartResult], _ exponent: LyapunovExponents) -> MemoryReading {
        MemoryReading(
            precision: settings.usedPrecision, horizon: horizon, divergentSteps: divergentSteps, starts: starts,
            effectiveStarts: starts, exponent: exponent, results: results, tolerances: settings.tolerances,
            measures: meter.measures
        ).withEffectiveStarts(of: isDrawn ? nil : input)
    }

    private var meter: DifferenceMeter { DifferenceMeter(settings.tolerances, scales: kept.scales) }

    private func results(of group: Range<Int>) -> [StartResult]? {
        let (inputs, places) = groupInputs(group)
        let runs = StartRuns(
            of: network, inputs: inputs, tolerances: settings.tolerances, scales: kept.scales, horizon: horizon,
            stateDeviations: kept.stateDeviations)
        return runs.compute(places, kept: isDrawn ? nil : kept, while: { !Task.isCancelled })
    }

    private func groupInputs(_ group: Range<Int>) -> (InputRows, [StartRuns.Rows]) {
        guard let plan else {
            let (numbers, places) = NormalInputs(for: network.configuration, seed: settings.seed).rows(
                ofStarts: group, horizon: horizon, divergentSteps: divergentSteps)
            let inputs = InputRows(numbers, features: input.features, precision: settings.usedPrecision)
            return (inputs, places)
        }
        let places = group.map { index in
            let start = plan.starts[index]
            return StartRuns.Rows(
                number: index + 1, shared: start.row, past: start.row - divergentSteps..<start.row,
                otherPast: start.otherRow - divergentSteps..<start.otherRow)
        }
        return (rows, places)
    }

    /// The largest exponent along the longest sequence.
    func exponent() throws -> LyapunovExponents {
        let longest = input.longestSequence
        let numbers = input.numbers[longest.lowerBound * input.features..<longest.upperBound * input.features]
        guard longest.count >= 2 * LyapunovExponents.batches else {
            throw Failure(
                .data,
                """
                The longest sequence of the recording has \(longest.count.counted("step")); at least \
                \(2 * LyapunovExponents.batches) are needed to measure an exponent.
                """)
        }
        let tangents = DrawStream(.tangent, of: network.configuration, run: 1, seed: settings.seed)
        let state = network.startState?.flatMap { $0.output + $0.cellState }
        let exponent = LyapunovExponents.measure(
            network.weights, along: numbers, startState: state, tangents: tangents, while: { !Task.isCancelled })
        guard let exponent else { throw CancellationError() }
        return exponent
    }

    /// What is measured only of the network itself: units, drift and the cost of resets.
    func details(_ reading: MemoryReading) throws -> (
        units: [UnitMemory], drifts: [StateDrift], resetCosts: [ResetCost]
    ) {
        let layout = StateLayout(network.configuration)
        let timeScales = GateTimeScales.measure(
            network, recording: input, kept: kept, rows: Array(resetRange.dropFirst().prefix(GateTimeScales.mostSteps)))
        let units = UnitMemory.units(
            of: network.configuration, reading.results(of: .warmUp), timeScales: timeScales)
        let costs = ResetCost.measure(
            network, inputs: rows, kept: kept, range: resetRange,
            meter: DifferenceMeter([reading.recommendedTolerance], scales: kept.scales),
            precision: settings.usedPrecision, while: { !Task.isCancelled })
        guard let costs else { throw CancellationError() }
        return (units, StateDrift.all(kept, layout: layout), costs)
    }
}

extension MemoryReading {
    /// The same reading with the number of starts that count as independent in a recording.
    ///
    /// It is min(starts, 1 + ⌊(T − 2H)/(1 + median settled)⌋): starts that lie closer than the network remembers share
    /// most of what they measure.
    fileprivate func withEffectiveStarts(of recording: Recording?) -> MemoryReading {
        guard let recording else { return self }
        let places = recording.sequences.reduce(0) { $0 + max($1.count - 2 * horizon, 0) }
        let median = recommendation.median ?? Double(horizon)
        return MemoryReading(
            precision: precision, horizon: horizon, divergentSteps: divergentSteps, starts: starts,
            effectiveStarts: min(starts, 1 + Int(Double(places) / (1 + median))), exponent: exponent,
            results: results, tolerances: tolerances, measures: measures)
    }
}
