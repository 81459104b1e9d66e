import MemoryExperiment

extension Forecast {
    /// How well exponents predict, in a line; nil where no setting is large enough to say.
    static func headline(_ forecasts: [Forecast]) -> String? {
        let least = MeanField.smallestHiddenSize
        func error(_ source: ExponentSource) -> String? {
            forecasts.first { $0.source == source }?
                .entries(of: .maximum(exponent: 6)) { $0 >= least }.meanError.map(NumberText.percent)
        }
        guard let measured = error(.measured) else { return nil }
        let closed = error(.closedForm).map { ", their closed form by \($0)" } ?? ""
        return """
            From \(NumberText.grouped(least)) units on, Lyapunov exponents miss the steps to 10⁻⁶ by \(measured) on \
            average\(closed)
            """
    }
}
