import Recurrent
import Support

/// The Lyapunov exponents of several networks of one kind.
public struct LyapunovStudy: Sendable {
    /// The sizes and architecture of every network.
    public let configuration: NetworkConfiguration
    /// The initialisation of their weights.
    public let initialization: Initialization
    /// The factor on the recurrent kernels.
    public let recurrentScale: Double
    /// The factor on the inputs, which is their standard deviation.
    public let inputScale: Double
    /// The key (seed) of the counter-based generator.
    public let seed: UInt64
    /// The number of networks, each with its own weights and inputs.
    public let runs: Int
    /// The plan for each measurement.
    public let plan: LyapunovExponents.Plan

    /// The allowed numbers of averaged steps.
    public static let steps = LyapunovExponents.batches...10_000_000

    /// A study with validated numbers.
    ///
    /// - Throws: `Failure` of kind `usage` that names the invalid number.
    public init(
        _ configuration: NetworkConfiguration, initialization: Initialization, recurrentScale: Double = 1,
        inputScale: Double = 1, seed: UInt64, runs: Int, plan: LyapunovExponents.Plan
    ) throws(Failure) {
        guard DrawAddress.runs.contains(runs) else {
            throw Failure(.usage, "\(runs) runs are not allowed: the number must be 1…\(DrawAddress.runs.upperBound).")
        }
        guard Self.steps.contains(plan.steps), (0...Self.steps.upperBound).contains(plan.warmUp) else {
            throw Failure(
                .usage,
                """
                \(plan.steps.counted("step")) \(plan.steps == 1 ? "is" : "are") not allowed: the number must be \
                \(Self.steps.lowerBound)…\(Self.steps.upperBound).
                """)
        }
        let stateSize = TangentNetwork.stateSize(of: configuration)
        guard (1...stateSize).contains(plan.count) else {
            throw Failure(
                .usage,
                """
                \(plan.count.counted("exponent")) \(plan.count == 1 ? "is" : "are") not allowed: the state has \
                \(stateSize.counted("dimension")), so the number must be 1…\(stateSize).
                """)
        }
        guard (1 + plan.count) * stateSize <= TangentNetwork.sizeLimit else {
            throw Failure(
                .usage,
                """
                \(plan.count.counted("exponent")) of a state with \(stateSize.counted("dimension")) \
                \(plan.count == 1 ? "needs" : "need") too much memory; at most \
                \(TangentNetwork.sizeLimit / stateSize - 1) are allowed for such a network.
                """)
        }
        try Self.check(recurrentScale, "recurrent scale", in: RunSettings.scales)
        try Self.check(inputScale, "input scale", in: RunSettings.scales)
        try Self.check(initialization.forgetBias, "forget bias", in: RunSettings.forgetBiases)
        self.configuration = configuration
        self.initialization = initialization
        self.recurrentScale = recurrentScale
        self.inputScale = inputScale
        self.seed = seed
        self.runs = runs
        self.plan = plan
    }

    private static func check(
        _ number: Double, _ name: String, in range: ClosedRange<Double>
    ) throws(Failure) {
        guard !range.contains(number) else { return }
        throw Failure(
            .usage,
            """
            The \(name) \(number.shortestDecimal) is not allowed: it must be \
            \(range.lowerBound.shortestDecimal)…\(range.upperBound.shortestDecimal).
            """)
    }

    /// The closed form of the largest exponent, or why it does not predict these networks.
    public var closedForm: Result<MeanField, ClosedFormLimit> {
        Result { () throws(ClosedFormLimit) in
            try MeanField(
                predicting: configuration, initialization: initialization, recurrentScale: recurrentScale,
                inputScale: inputScale)
        }
    }

    /// Measures every network.
    ///
    /// - Parameter threads: The number of networks to step at once, at least 1.
    /// - Returns: The exponents of runs 1, 2, …
    /// - Throws: `CancellationError` if the task was cancelled.
    /// - Complexity: O(runs · steps · exponents · (n · (m + n) · layers + exponents · state size)).
    public func exponents(threads: Int) async throws -> [LyapunovExponents] {
        let queue = RunQueue(Array(1...runs))
        let found = try await withThrowingTaskGroup(of: [(Int, LyapunovExponents)].self) { group in
            for _ in 0..<workers(threads: threads) {
                group.addTask {
                    var found: [(Int, LyapunovExponents)] = []
                    while let run = queue.next() { found.append((run, try exponents(ofRun: run))) }
                    return found
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func exponents(ofRun run: Int) throws -> LyapunovExponents {
        func stream(_ purpose: DrawAddress.Purpose) -> DrawStream {
            DrawStream(purpose, of: configuration, run: run, seed: seed)
        }
        let weights = NetworkWeights.draw(
            configuration, initialization: initialization, recurrentScale: recurrentScale, seed: seed, run: run,
            while: { !Task.isCancelled })
        let exponents = weights.flatMap {
            LyapunovExponents.measure(
                $0, inputs: stream(.sharedInput), tangents: stream(.tangent), inputScale: inputScale, plan: plan,
                while: { !Task.isCancelled })
        }
        guard let exponents else { throw CancellationError() }
        return exponents
    }
}
