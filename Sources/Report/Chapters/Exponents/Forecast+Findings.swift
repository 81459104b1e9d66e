import MemoryExperiment
import Support

extension Forecast {
    /// Whether predicted steps to 10⁻⁶ are too long or too short, in sentences.
    static func findings(_ forecasts: [Forecast]) -> [String] {
        let biases = forecasts.compactMap { forecast in
            forecast.errorsAtLargeSizes.map { errors in
                let size = NumberText.percent(errors.signed.magnitude)
                return "\(size) too \(errors.signed < 0 ? "short" : "long") (\(forecast.source.label.lowercased()))"
            }
        }
        let isSensitive = forecasts.contains { ($0.errorsAtLargeSizes?.largest ?? 0) > 1 }
        return [
            biases.isEmpty
                ? nil
                : "\(largeSizes), predicted steps to 10⁻⁶ are on average \(NumberText.list(biases)).",
            isSensitive ? "Errors are largest near an exponent of 0, because steps grow like its reciprocal." : nil,
        ].compactMap(\.self)
    }

    /// The mean errors of the steps to 10⁻⁶, in a sentence; empty if there are none.
    static func summary(_ forecasts: [Forecast]) -> String {
        let errors = forecasts.compactMap { forecast in
            forecast.errorsAtLargeSizes.map { "\(NumberText.percent($0.mean)) from \(forecast.source.name)" }
        }
        return errors.isEmpty
            ? "" : "\(largeSizes), predicted steps to 10⁻⁶ err by \(NumberText.list(errors)) on average."
    }

    /// The hidden sizes of `errorsAtLargeSizes`, as a sentence begins.
    private static let largeSizes = "At hidden sizes of \(MeanField.smallestHiddenSize) or more"

    /// What is left out besides short predictions, in a sentence.
    var omissions: String {
        let parts = leftOut.clauses.filter { [\.censored, \.growing, \.vanishing].contains($0.count) }.map(\.text)
        return "\(NumberText.list(["Predictions below one step"] + parts)) are omitted."
    }
}

extension Forecast.LeftOut {
    /// The omissions by cause, each as a phrase.
    fileprivate var clauses: [(count: KeyPath<Self, Int>, text: String)] {
        let settings = ("setting", "settings")
        let pairs = ("pair of setting and criterion", "pairs of setting and criterion")
        let causes: [(count: KeyPath<Self, Int>, what: (String, String), words: String)] = [
            (\.censored, pairs, "with censored runs"),
            (\.growing, settings, "with a nonnegative exponent"),
            (\.vanishing, settings, "with an exponent of −∞"),
            (\.unknown, settings, "without a closed form"),
            (\.short, pairs, "for which less than one step is predicted"),
            (\.unpredictable, pairs, "that no exponent predicts"),
        ]
        return causes.filter { self[keyPath: $0.count] > 0 }.map { cause in
            let count = NumberText.count(self[keyPath: cause.count], cause.what.0, cause.what.1)
            return (cause.count, "\(count) \(cause.words)")
        }
    }

    /// Why nothing is left to compare, in a sentence.
    ///
    /// - Parameter source: Where the exponents come from.
    func reason(_ source: ExponentSource) -> String {
        "No steps predicted from \(source.name) can be compared with measured ones: there \(clauses.first.map { self[keyPath: $0.count] } == 1 ? "is" : "are") \(NumberText.list(clauses.map(\.text)))."
    }
}

extension ExponentSource {
    /// The exponents in sentences.
    var name: String {
        switch self {
        case .measured: "measured exponents"
        case .closedForm: "the closed form"
        }
    }

    /// The exponents in a row of a table.
    var label: String {
        switch self {
        case .measured: "Measured exponents"
        case .closedForm: "Closed form"
        }
    }
}

extension Forecast {
    /// The mean errors of predictions, in a line; nil if no setting is large enough.
    static func headline(_ forecasts: [Forecast]) -> String? {
        func error(_ source: ExponentSource) -> String? {
            forecasts.first { $0.source == source }?.errorsAtLargeSizes.map { NumberText.percent($0.mean) }
        }
        guard let measured = error(.measured) else { return nil }
        let errors = error(.closedForm).map { "\(measured) (closed form: \($0))" } ?? measured
        return Wording.headline("From \(MeanField.smallestHiddenSize) units upward, predicted steps err by \(errors)")
    }
}
