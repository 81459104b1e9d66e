import MemoryExperiment
import Recurrent
import Statistics
import Support
import Synchronization

/// Measures how long networks remember.
public struct NetworkAnalysis: Sendable {
    /// The network.
    public private(set) var network: AnalyzedNetwork
    /// The recording; nil for standard normal inputs.
    public let recording: Recording?
    /// The settings.
    public private(set) var settings: AnalysisSettings
    /// The number of threads.
    public let threads: Int
    /// Whether the network is an untrained one beside another, of which only exponent and starts are of interest.
    private var isUntrained = false

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

    /// Measures the network and an untrained one of the same sizes.
    ///
    /// - Throws: `Failure` if the recording is too short or outputs become infinite; `CancellationError` if the task was
    ///   cancelled.
    /// - Complexity: O(starts · (D + H) · layers · n · (m + n)).
    public func run() async throws -> Result {
        let measured = try await measured()
        let twin = try await untrainedTwin()?.measured()
        return Result(measured, untrained: twin, of: network.configuration, settings: settings)
    }

    private func measured() async throws -> AnalysisMeasurement {
        let results = Mutex<[StartResult]>([])
        let recording = Mutex<RecordingResult?>(nil)
        try await compute(.all(starts: startCount)) { part in
            switch part {
            case .recording(let result): recording.withLock { $0 = result }
            case .starts(let computed): results.withLock { $0 += computed }
            }
        }
        guard let recording = recording.withLock({ $0 }) else { throw CancellationError() }
        return AnalysisMeasurement(recording: recording, starts: results.withLock { $0 })
    }

    /// The number of starts.
    var startCount: Int { settings.startRows?.count ?? settings.starts }

    /// What is to be measured of a network.
    struct Parts: Sendable {
        /// Whether to measure along the recording.
        var recording: Bool
        /// The starts, from 0.
        var starts: [Int]

        /// Everything.
        static func all(starts: Int) -> Parts { Parts(recording: true, starts: Array(0..<starts)) }
    }

    /// A part that was measured.
    enum MeasuredPart: Sendable {
        /// What was measured along the recording.
        case recording(RecordingResult)
        /// The results of some starts, in both protocols.
        case starts([StartResult])
    }

    /// Measures some parts.
    ///
    /// - Parameter finish: Called with each part as soon as it is measured, perhaps by several threads at once.
    /// - Returns: How long the parts took.
    /// - Throws: As `run()` does, and what `finish` throws.
    @discardableResult
    func compute(
        _ parts: Parts, finish: @escaping @Sendable (MeasuredPart) throws -> Void
    ) async throws -> AnalysisTimings {
        var timings = AnalysisTimings()
        let input = try recording ?? NormalInputs(for: network.configuration, seed: settings.seed).recording()
        let plan = try startPlan(in: input)
        let course = try await AnalysisTimings.seconds(&timings.protocols) {
            let course = try Course(
                of: network, input: input, isDrawn: recording == nil, plan: plan, settings: settings, threads: threads)
            try await course.compute(parts.starts) { try finish(.starts($0)) }
            return course
        }
        guard parts.recording else { return timings }
        let exponent = try await AnalysisTimings.seconds(&timings.exponent) { try course.exponent() }
        let result = try await AnalysisTimings.seconds(&timings.details) {
            try course.recordingResult(
                exponent, closedForm: closedForm(on: input), hasDetails: !isUntrained)
        }
        try finish(.recording(result))
        return timings
    }

    /// Checks what can be checked before anything is measured.
    ///
    /// - Throws: `Failure` of kind `data` if the recording is too short, or of kind `usage` if a start is not allowed.
    func check() throws(Failure) {
        guard let recording else { return }
        _ = try startPlan(in: recording)
        try Course.requireExponent(along: recording)
    }

    private func startPlan(in input: Recording) throws(Failure) -> StartPlan? {
        guard let recording else { return nil }
        return try StartPlan(
            in: recording, count: settings.starts, horizon: settings.horizon, rows: settings.startRows,
            draws: StartDraws(for: network.configuration, seed: settings.seed))
    }

    /// The analysis of an untrained network of the same sizes on the same input; nil if its input is too wide to draw.
    ///
    /// - Throws: `CancellationError` if the task was cancelled.
    func untrainedTwin() throws -> NetworkAnalysis? {
        let configuration = network.configuration
        guard NetworkConfiguration.sizes.contains(configuration.inputSize) else { return nil }
        let weights = NetworkWeights.draw(
            configuration, initialization: settings.untrained.initialization, seed: settings.seed, run: 1,
            while: { !Task.isCancelled })
        guard let weights else { throw CancellationError() }
        var twin = self
        twin.network = AnalyzedNetwork(weights: weights)
        twin.settings = settings.withoutDecisions
        twin.isUntrained = true
        return twin
    }

    private func closedForm(on input: Recording) -> Double? {
        let squares = input.numbers.reduce(0) { $0 + $1 * $1 }
        let scale = (squares / Double(input.numbers.count)).squareRoot()
        return try? MeanField(
            predicting: network.configuration, initialization: settings.untrained.initialization,
            recurrentScale: 1, inputScale: scale
        ).exponent
    }
}

extension AnalysisSettings {
    /// The settings for an untrained network, which has no head and hence no decisions.
    var withoutDecisions: AnalysisSettings {
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
