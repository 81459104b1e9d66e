import MemoryExperiment
import Recurrent
import Statistics
import Support

/// Measures how long networks remember.
public struct NetworkAnalysis: Sendable {
    /// The network.
    public let network: AnalyzedNetwork
    /// The recording; nil for standard normal inputs.
    public let recording: Recording?
    /// The settings.
    public let settings: AnalysisSettings
    /// The number of threads.
    public let threads: Int

    /// An analysis that has not begun.
    ///
    /// - Throws: `Failure` of kind `data` if the recording does not fit the network.
    public init(
        of network: AnalyzedNetwork, recording: Recording?, settings: AnalysisSettings, threads: Int
    ) throws(Failure) {
        if let recording, recording.features != network.configuration.inputSize {
            throw Failure(
                .data,
                """
                The recording has \(recording.features.counted("feature")) per step, but the network reads \
                \(network.configuration.inputSize.grouped); give a recording of that width.
                """)
        }
        self.network = network
        self.recording = recording
        self.settings = settings
        self.threads = max(threads, 1)
    }

    /// The result of an analysis.
    public struct Result: Sendable {
        /// How long the network remembers.
        public let reading: MemoryReading
        /// The units of the network, layer by layer.
        public let units: [UnitMemory]
        /// The states that at least double along the input, those that grow most first.
        public let drifts: [StateDrift]
        /// The cost of resets in the measure of the recommended tolerance, for each interval.
        public let resetCosts: [ResetCost]
        /// How long an untrained network of the same sizes remembers on the same input; nil if its input is too wide to
        /// draw.
        public let untrained: MemoryReading?
        /// The exponent of untrained networks in closed form, or why there is none.
        public let closedForm: Swift.Result<Double, ClosedFormLimit>
        /// How long the parts took.
        public let timings: AnalysisTimings
    }

    /// Measures the network and an untrained one of the same sizes.
    ///
    /// - Throws: `Failure` if the recording is too short or outputs become infinite; `CancellationError` if the task was
    ///   cancelled.
    /// - Complexity: O(starts · (D + H) · layers · n · (m + n)).
    public func run() async throws -> Result {
        try await run(untrainedBy: UntrainedReadings())
    }

    /// Measures several networks, as many at a time as there are threads.
    ///
    /// - Parameters:
    ///   - analyses: Analyses with the same recording and settings.
    ///   - threads: The number of threads.
    /// - Returns: The results in the order of the analyses; they do not depend on the number of threads.
    /// - Throws: As `run()` does.
    public static func results(of analyses: [NetworkAnalysis], threads: Int) async throws -> [Result] {
        let untrained = UntrainedReadings()
        return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var waiting = analyses.enumerated().makeIterator()
            var results = [Result?](repeating: nil, count: analyses.count)
            func begin() {
                guard let (index, analysis) = waiting.next() else { return }
                group.addTask { (index, try await analysis.run(untrainedBy: untrained)) }
            }
            for _ in 0..<max(threads, 1) { begin() }
            for try await (index, result) in group {
                results[index] = result
                begin()
            }
            return results.compactMap { $0 }
        }
    }

    /// Measures the network and, unless it is known, an untrained one of the same sizes.
    ///
    /// - Parameter untrained: The untrained networks measured so far on the same input with the same settings.
    /// - Throws: As `run()` does.
    public func run(untrainedBy untrained: UntrainedReadings) async throws -> Result {
        var timings = AnalysisTimings()
        let input = try recording ?? NormalInputs(for: network.configuration, seed: settings.seed).recording()
        let plan = try startPlan(in: input)
        let (course, results) = try await AnalysisTimings.seconds(&timings.protocols) {
            let course = try Course(
                of: network, input: input, isDrawn: recording == nil, plan: plan, settings: settings, threads: threads)
            return (course, try await course.results())
        }
        let exponent = try await AnalysisTimings.seconds(&timings.exponent) { try course.exponent() }
        let reading = course.reading(results, exponent)
        let details = try await AnalysisTimings.seconds(&timings.details) { try course.details(reading) }
        let untrainedResult = try await AnalysisTimings.seconds(&timings.untrained) {
            try await untrained.reading(of: network.configuration) {
                try await untrainedReading(on: input, plan: plan)
            }
        }
        return Result(
            reading: reading, units: details.units, drifts: details.drifts, resetCosts: details.resetCosts,
            untrained: untrainedResult, closedForm: closedForm(on: input), timings: timings)
    }

    private func startPlan(in input: Recording) throws(Failure) -> StartPlan? {
        guard let recording else { return nil }
        return try StartPlan(
            in: recording, count: settings.starts, horizon: settings.horizon, rows: settings.startRows,
            draws: StartDraws(for: network.configuration, seed: settings.seed))
    }

    private func untrainedReading(on input: Recording, plan: StartPlan?) async throws -> MemoryReading? {
        let configuration = network.configuration
        guard NetworkConfiguration.sizes.contains(configuration.inputSize) else { return nil }
        let weights = NetworkWeights.draw(
            configuration, initialization: settings.untrained.initialization, seed: settings.seed, run: 1,
            while: { !Task.isCancelled })
        guard let weights else { throw CancellationError() }
        let course = try Course(
            of: AnalyzedNetwork(weights: weights), input: input, isDrawn: recording == nil, plan: plan,
            settings: settings.withoutDecisions, threads: threads)
        return course.reading(try await course.results(), try course.exponent())
    }

    private func closedForm(on input: Recording) -> Swift.Result<Double, ClosedFormLimit> {
        let squares = input.numbers.reduce(0) { $0 + $1 * $1 }
        let scale = (squares / Double(input.numbers.count)).squareRoot()
        return Swift.Result { () throws(ClosedFormLimit) in
            try MeanField(
                predicting: network.configuration, initialization: settings.untrained.initialization,
                recurrentScale: 1, inputScale: scale
            ).exponent
        }
    }
}

extension AnalysisSettings {
    /// The settings for an untrained network, which has no head and hence no decisions.
    fileprivate var withoutDecisions: AnalysisSettings {
        var settings = self
        settings.tolerances = tolerances.filter { tolerance in
            switch tolerance.measure {
            case .absolute, .standardDeviations, .peaks: true
            case .decision: false
            }
        }
        if settings.tolerances.isEmpty { settings.tolerances = Tolerance.defaults }
        settings.precision = usedPrecision
        return settings
    }
}
