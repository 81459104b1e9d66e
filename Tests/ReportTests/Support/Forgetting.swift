import MemoryExperiment
import Recurrent
import Report
import Statistics

/// Made-up runs whose differences shrink at chosen rates.
enum Forgetting {
    /// The difference at the last divergent step.
    static let start = 0.4

    /// Runs of an experiment with exponents and steps chosen by the caller.
    ///
    /// - Parameters:
    ///   - exponents: The exponents of a run's layers, from the input upwards.
    ///   - first: The steps until a criterion first holds.
    static func data(
        _ experiment: Experiment, exponents: (RunKey) -> [Double], first: (RunKey, Criterion) -> StepCount
    ) -> ReportData {
        let steps = experiment.settings.curveSteps
        let point = DivergencePoint(
            maximumDifference: start, cosineDistance: start * start / 2, unequalOutputs: 1, unequalStates: 1)
        return ReportData(
            experiment: experiment,
            results: experiment.keys.map { key in
                RunResult(
                    key: key,
                    outcomes: experiment.settings.criteria.map { criterion in
                        let first = first(key, criterion)
                        return experiment.settings.stopAtFirst
                            ? CriterionOutcome(stoppedWith: first) : CriterionOutcome(first: first, settled: first)
                    },
                    curve: steps.map { $0 == 0 ? point : .zero },
                    lyapunov: exponents(key).map { LyapunovEstimate(exponent: $0, standardError: 0.001) },
                    finalStateHash: "0123456789abcdef")
            })
    }

    /// An experiment with the settings of `post` and other sizes and variants.
    static func experiment(
        cells: [CellKind] = [.lstm, .gru], inputSizes: [Int] = [16], hiddenSizes: [Int] = [8, 64],
        layers: [Int] = [1], runs: Int = 3, lyapunov: Bool = true,
        criteria: [Criterion] = [.cosine, .maximum(exponent: 3), .maximum(exponent: 6), .bitwiseState],
        variants: [(String, (inout RunSettings) -> Void)] = []
    ) -> Experiment {
        var settings = Experiment.post.settings
        settings.steps = 3_000
        settings.criteria = criteria
        settings.lyapunov = lyapunov
        return Experiment(
            name: "forgetting", settings: settings,
            plan: Plan(cells: cells, inputSizes: inputSizes, hiddenSizes: hiddenSizes, layers: layers, runs: runs),
            variants: variants.map { name, change in
                var changed = settings
                change(&changed)
                return Variant(name: name, settings: changed)
            })
    }
}
