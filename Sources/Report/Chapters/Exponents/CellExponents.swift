import MemoryExperiment
import Recurrent
import Statistics

/// The exponents of one table cell, with their predictions.
struct CellExponents: Sendable {
    /// The table cell.
    let key: CellKey
    /// The mean of the largest exponents of its networks; nil if they were not measured, and if one is −∞.
    let measured: ExponentMean?
    /// The closed form; nil if it is no prediction (`ClosedFormLimit`).
    var closedForm: Double? { meanField?.exponent }
    private let meanField: MeanField?
    private let results: [RunResult]
    private let experiment: Experiment
    private let precision: Precision

    init?(of key: CellKey, in data: ReportData) {
        guard let settings = data.experiment.settings(ofVariant: key.variant) else { return nil }
        self.key = key
        results = Array(data.results(of: key))
        measured = ExponentMean(largestOf: results)
        meanField = MeanField(predicting: key, settings: settings)
        experiment = data.experiment
        precision = settings.precision
    }

    /// The predicted steps until a criterion first holds: the mean of the predictions of each run's own exponent and initial
    /// difference, or the prediction of the closed form, which uses neither; nil if there is none, or one run has none.
    func predictedSteps(of criterion: Criterion, from source: ExponentSource) -> Double? {
        switch source {
        case .measured:
            let steps = results.compactMap { $0.predictedSteps(of: criterion, precision: precision) }
            guard !steps.isEmpty, steps.count == results.count else { return nil }
            return steps.reduce(0, +) / Double(steps.count)
        case .closedForm: return meanField?.predictedSteps(of: criterion, precision: precision)
        }
    }

    /// The mean of the steps until a criterion first holds, the step at which it does included; nil if a run is
    /// censored.
    func measuredSteps(of criterion: Criterion) -> Double? {
        guard let index = experiment.settings.criteria.firstIndex(of: criterion), !results.isEmpty else { return nil }
        let counts = results.map { $0.outcomes[index].first }
        guard !counts.contains(where: \.isCensored) else { return nil }
        return counts.reduce(0) { $0 + Double($1.lowerBound + 1) } / Double(counts.count)
    }

    /// Whether differences vanish at once in some networks, whose exponent is −∞.
    var vanishes: Bool { results.contains { $0.largestExponent?.exponent == -.infinity } }

    /// Whether some networks do not forget, as far as exponents tell.
    func hasGrowth(by source: ExponentSource) -> Bool {
        switch source {
        case .measured: results.contains { ($0.largestExponent?.exponent ?? -1) >= 0 }
        case .closedForm: (closedForm ?? -1) >= 0
        }
    }
}

/// Where an exponent comes from.
enum ExponentSource: String, Sendable, Hashable, CaseIterable {
    /// Measured in each network.
    case measured
    /// Computed from sizes and initialisation alone.
    case closedForm = "closed-form"
}
