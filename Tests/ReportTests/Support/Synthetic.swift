import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support

/// Made-up runs with the shape of real ones: counts that grow with the hidden size, curves that fall and level off.
enum Synthetic {
    /// A small experiment with both recurrent cells.
    static func experiment(
        name: String = "synthetic", cells: [CellKind] = [.lstm, .gru], inputSizes: [Int] = [1, 16],
        hiddenSizes: [Int] = [1, 4, 64], layers: [Int] = [1], runs: Int = 3,
        criteria: [Criterion] = Criterion.standard, variants: [String] = []
    ) -> Experiment {
        var settings = Experiment.post.settings
        settings.criteria = criteria
        settings.steps = 3_000
        let plan = Plan(cells: cells, inputSizes: inputSizes, hiddenSizes: hiddenSizes, layers: layers, runs: runs)
        return Experiment(
            name: name, settings: settings, plan: plan,
            variants: variants.map { Variant(name: $0, settings: settings) })
    }

    /// The networks of `readings` at four published settings.
    static func readings(runs: Int, criteria: [Criterion]) -> Experiment {
        var experiment = Self.experiment(
            name: "readings", inputSizes: [1, 2], hiddenSizes: [1, 2], runs: runs, criteria: criteria)
        experiment.variants = Experiment.readings.variants.map { variant in
            var settings = experiment.settings
            settings.gateActivation = variant.settings.gateActivation
            settings.initialization = variant.settings.initialization
            settings.resetAfter = variant.settings.resetAfter
            return Variant(name: variant.name, settings: settings)
        }
        return experiment
    }

    /// All runs of an experiment; states of 64 units or more never become bit-identical.
    static func data(_ experiment: Experiment) -> ReportData {
        ReportData(experiment: experiment, results: experiment.keys.map { result($0, experiment.settings) })
    }

    /// All runs of an experiment, with each criterion's counts chosen by the caller.
    static func data(
        _ experiment: Experiment, counts: (RunKey, Criterion) -> CriterionOutcome
    ) -> ReportData {
        let results = experiment.keys.map { key in
            var result = result(key, experiment.settings)
            result.outcomes = experiment.settings.criteria.map { counts(key, $0) }
            return result
        }
        return ReportData(experiment: experiment, results: results)
    }

    private static func result(_ key: RunKey, _ settings: RunSettings) -> RunResult {
        let size = Double(key.cell.hiddenSize)
        let jitter = (key.run * 7 + key.cell.inputSize * 3 + key.cell.hiddenSize) % 5
        let decay = key.cell.cell == .lstm ? 0.8 : 0.6
        let base = Int(40 * size / (size + 4)) + jitter
        let last = settings.sharedSteps
        let neverEqual = key.cell.hiddenSize >= 64
        let outcomes = settings.criteria.map { criterion -> CriterionOutcome in
            switch criterion {
            case .cosine: outcome(base, base + 3)
            case .bitwiseOutput, .bitwiseState:
                neverEqual
                    ? CriterionOutcome(first: .censored(at: last), settled: .censored(at: last))
                    : outcome(3 * base + 20, 3 * base + 20)
            default:
                outcome(base + 6 * (criterion.exponent ?? 0), base + 6 * (criterion.exponent ?? 0) + 2)
            }
        }
        let curve = settings.curveSteps.map { step -> DivergencePoint in
            let difference = (0..<min(step, 200)).reduce(0.5) { value, _ in value * decay }
            let floor = neverEqual ? 3e-8 : 0
            guard difference > 3e-8 || neverEqual else { return .zero }
            let fraction = difference > 1e-6 ? 1 : neverEqual ? 0.41 : 0.2
            return DivergencePoint(
                maximumDifference: max(difference, floor).roundedToFourDigits, cosineDistance: 0,
                unequalOutputs: fraction, unequalStates: fraction)
        }
        return RunResult(
            key: key, outcomes: settings.stopAtFirst ? outcomes.map { .init(stoppedWith: $0.first) } : outcomes,
            curve: curve,
            lyapunov: settings.lyapunov
                ? (0..<key.cell.layers).map { _ in
                    LyapunovEstimate(exponent: key.cell.cell == .lstm ? -0.223 : -0.511, standardError: 0.002)
                } : [],
            finalStateHash: neverEqual ? "0123456789abcdef" : "fedcba9876543210")
    }

    private static func outcome(_ first: Int, _ settled: Int) -> CriterionOutcome {
        CriterionOutcome(first: .observed(first), settled: .observed(settled))
    }
}

extension Criterion {
    /// k of `max-1e-k`; nil for other criteria.
    var exponent: Int? { (1...6).first { self == .maximum(exponent: $0) } }
}
