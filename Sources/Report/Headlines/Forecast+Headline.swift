import MemoryExperiment

extension Forecast {
    /// How well exponents predict, in a line; nil where no setting is large enough to say.
    static func headline(_ forecasts: [Forecast]) -> String? {
        let least = MeanField.smallestHiddenSize
        let errors = forecasts.compactMap { forecast -> String? in
            forecast.entries(of: .maximum(exponent: 6)) { $0 >= least }.meanError.map { error in
                let source = forecast.source == .measured ? "a Lyapunov exponent" : "its closed form"
                return "\(source) foretells the steps to 10⁻⁶ within \(NumberText.percent(error))"
            }
        }
        guard let first = errors.first else { return nil }
        guard errors.count > 1, let closed = forecasts.last?.entries(of: .maximum(exponent: 6), where: { $0 >= least }),
            let error = closed.meanError
        else { return first.capitalizedFirst }
        return "\(first.capitalizedFirst), its closed form within \(NumberText.percent(error))"
    }
}
