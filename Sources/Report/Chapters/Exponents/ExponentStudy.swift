import MemoryExperiment

/// Lyapunov exponents of every setting of one layer, and the steps that they predict beside those that were measured.
struct ExponentStudy: Sendable {
    /// The experiment.
    let experiment: Experiment
    /// The settings of one layer with their exponents, in plan order.
    let cells: [CellExponents]
    /// The forecast from each source of exponents, or the reason why there is none.
    private let forecasts: [ExponentSource: Result<Forecast, Unavailable>]

    /// Whether experiments of this kind are expected to have it.
    static func suits(_ experiment: Experiment) -> Bool { experiment.settings.lyapunov }

    /// The study of an experiment.
    ///
    /// - Throws: `Unavailable` if exponents were not measured, or no network has one layer.
    init(of data: ReportData) throws(Unavailable) {
        experiment = data.experiment
        guard experiment.settings.lyapunov else {
            throw Unavailable(
                "The experiment does not measure Lyapunov exponents: that needs lyapunov: true in its file.")
        }
        let keys = experiment.cellKeys.filter { $0.layers == 1 }
        guard !keys.isEmpty else {
            throw Unavailable("Predictions are for one layer, and the experiment has no network of one layer.")
        }
        let cells = keys.compactMap { CellExponents(of: $0, in: data) }
        let criteria = experiment.settings.criteria
        self.cells = cells
        forecasts = Dictionary(
            uniqueKeysWithValues: ExponentSource.allCases.map { source in
                (
                    source,
                    Result { () throws(Unavailable) in
                        guard source == .closedForm || data.experiment.hasCurves else {
                            throw Unavailable(
                                """
                                Steps are predicted from each run’s difference at the last divergent step, which runs with \
                                stopAtFirst do not record.
                                """)
                        }
                        return try Forecast(from: source, of: cells, criteria: criteria)
                    }
                )
            })
    }

    /// The forecast from exponents of a source.
    ///
    /// - Throws: `Unavailable` if nothing is left to compare.
    func forecast(from source: ExponentSource) throws(Unavailable) -> Forecast {
        guard let forecast = forecasts[source] else { throw Unavailable("No setting has predicted steps.") }
        return try forecast.get()
    }

    /// The forecasts of all sources that have one.
    var availableForecasts: [Forecast] { ExponentSource.allCases.compactMap { try? forecast(from: $0) } }
}

extension ExponentStudy {
    /// Whether predictions are too long or too short.
    var findings: [String] { Forecast.findings(availableForecasts) }
}
