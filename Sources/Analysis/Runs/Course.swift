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

    /// Computes both protocols for some starts.
    ///
    /// - Parameters:
    ///   - indices: The starts, from 0.
    ///   - finish: Called with the results of the starts that were stepped side by side.
    /// - Throws: What `finish` throws; `CancellationError` if the task was cancelled.
    func compute(
        _ indices: [Int], finish: @escaping @Sendable ([StartResult]) throws -> Void
    ) async throws {
        let width = max(min(Self.mostSideBySide, (indices.count + threads - 1) / threads), 1)
        var groups = stride(from: 0, to: indices.count, by: width).map {
            Array(indices[$0..<min($0 + width, indices.count)])
        }[...]
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            func begin() {
                guard let group = groups.popFirst() else { return }
                tasks.addTask {
                    guard let computed = results(of: group) else { throw CancellationError() }
                    try finish(computed)
                }
            }
            for _ in 0..<threads { begin() }
            while try await tasks.next() != nil { begin() }
        }
    }

    private func results(of group: [Int]) -> [StartResult]? {
        let (inputs, places) = groupInputs(group)
        let runs = StartRuns(
            of: network, inputs: inputs, tolerances: settings.tolerances, scales: kept.scales, horizon: horizon,
            stateDeviations: kept.stateDeviations)
        let results = runs.compute(places, kept: isDrawn ? nil : kept, while: { !Task.isCancelled })
        return isDrawn ? results?.map(\.unplaced) : results
    }

    private func groupInputs(_ group: [Int]) -> (InputRows, [StartRuns.Rows]) {
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

    /// Checks that a recording is long enough to measure an exponent.
    static func requireExponent(along recording: Recording) throws(Failure) {
        let steps = recording.longestSequence.count
        guard steps < 2 * LyapunovExponents.batches else { return }
        throw Failure(
            .data,
            """
            The longest sequence of the recording has \(steps.counted("step")); at least \
            \(2 * LyapunovExponents.batches) are needed to measure an exponent.
            """)
    }

    /// The largest exponent along the longest sequence.
    func exponent() throws -> LyapunovExponents {
        let longest = input.longestSequence
        let numbers = input.numbers[longest.lowerBound * input.features..<longest.upperBound * input.features]
        try Self.requireExponent(along: input)
        let tangents = DrawStream(.tangent, of: network.configuration, run: 1, seed: settings.seed)
        let state = network.startState?.flatMap { $0.output + $0.cellState }
        let exponent = LyapunovExponents.measure(
            network.weights, along: numbers, startState: state, tangents: tangents, while: { !Task.isCancelled })
        guard let exponent else { throw CancellationError() }
        return exponent
    }

    /// What is measured along the whole recording besides the exponent.
    ///
    /// - Parameters:
    ///   - exponent: The exponent.
    ///   - closedForm: That of untrained networks in closed form; nil if there is none.
    ///   - hasDetails: Whether to measure gates, drift and the cost of resets.
    func recordingResult(
        _ exponent: LyapunovExponents, closedForm: Double?, hasDetails: Bool
    ) throws -> RecordingResult {
        let details = hasDetails ? try details() : ([], [], [])
        return RecordingResult(
            precision: settings.usedPrecision, horizon: horizon, divergentSteps: divergentSteps, starts: starts,
            steps: isDrawn ? nil : input.steps,
            places: isDrawn ? nil : input.sequences.reduce(0) { $0 + max($1.count - 2 * horizon, 0) },
            exponent: ConditionalExponent(exponent), closedForm: closedForm, timeScales: details.0,
            drifts: details.1, resetCosts: details.2)
    }

    private func details() throws -> ([Double], [StateDrift], [ResetCost]) {
        let timeScales = GateTimeScales.measure(
            network, recording: input, kept: kept, rows: Array(resetRange.dropFirst().prefix(GateTimeScales.mostSteps)))
        let costs = ResetCost.measure(
            network, inputs: rows, kept: kept, range: resetRange,
            meter: DifferenceMeter([settings.tolerances.recommended], scales: kept.scales),
            precision: settings.usedPrecision, while: { !Task.isCancelled })
        guard let costs else { throw CancellationError() }
        return (timeScales, StateDrift.all(kept, layout: StateLayout(network.configuration)), costs)
    }
}
