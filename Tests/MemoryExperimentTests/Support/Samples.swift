import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Experiment {
    /// A small experiment with made-up runs.
    static let sample: Experiment = {
        var settings = Experiment.post.settings
        settings.steps = 1_600
        settings.criteria = [.cosine, .maximum(exponent: 3), .bitwiseState]
        return Experiment(
            name: "sample", settings: settings,
            plan: Plan(cells: [.gru, .lstm], inputSizes: [4, 1], hiddenSizes: [2, 16], runs: 3))
    }()

    /// The same protocol with more runs.
    func growing(to runs: Int) -> Experiment {
        var grown = self
        grown.plan.runs = runs
        return grown
    }

    /// Made-up results of every run of the plan, in plan order.
    var sampleResults: [RunResult] { keys.map(sampleResult) }

    /// A made-up result that differs from run to run, with some censored numbers.
    func sampleResult(of key: RunKey) -> RunResult {
        let shared = settings.sharedSteps
        let seed = key.run * 31 + key.cell.hiddenSize * 7 + key.cell.inputSize
        let outcomes = settings.criteria.indices.map { index in
            let first = seed * (index + 1)
            let settled = first * 4
            return CriterionOutcome(
                first: first < shared ? .observed(first) : .censored(at: shared),
                settled: settled < shared ? .observed(settled) : .censored(at: shared))
        }
        let steps = DivergenceCurve.sharedSteps(upTo: shared)
        let curve = steps.map { step -> DivergencePoint in
            guard step < seed else { return .zero }
            let size = 1 / Double(step * step * step + seed)
            return DivergencePoint(
                maximumDifference: size.roundedToFourDigits, cosineDistance: (size * size / 2).roundedToFourDigits,
                unequalOutputs: (1 / Double(step + 1)).roundedToFourDigits, unequalStates: 1)
        }
        let hash = SHA256.hexadecimal(of: "\(key)").prefix(16)
        let estimate = LyapunovEstimate(
            exponent: -1 / Double(seed + 1), standardError: (1 / Double(seed * seed)).roundedToFourDigits)
        return RunResult(
            key: key, outcomes: outcomes, curve: curve, lyapunov: [estimate], finalStateHash: String(hash)
        ).censoringUnsettled(of: settings.criteria, sharedSteps: shared)
    }
}

/// Writes results through a writer and waits until they are on disk.
func write(_ results: some Sequence<RunResult>, of experiment: Experiment, to folder: String, shard: Shard? = nil)
    async throws
{
    let writer = try JournalWriter(directory: folder, experiment: experiment, shard: shard)
    for result in results { try writer.append(result) }
    try await writer.finish()
}
