import MemoryExperiment
import Support

extension Forecast {
    /// How well the steps to 10⁻⁶ and to one direction are predicted, in sentences.
    static func findings(_ forecasts: [Forecast]) -> [String] {
        let least = MeanField.smallestHiddenSize
        let goals = [
            (Criterion.maximum(exponent: 6), "Steps to 10⁻⁶"), (.cosine, "Steps until outputs share a direction"),
        ]
        let large = goals.compactMap { criterion, goal -> String? in
            let errors = forecasts.compactMap { $0.errors(in: $0.entries(of: criterion) { $0 >= least }) }
            return errors.isEmpty
                ? nil
                : "\(goal), in networks of \(least) units or more: predictions are off \(NumberText.list(errors))."
        }
        let small = forecasts.first { $0.source == .measured }.flatMap { forecast in
            forecast.errors(in: forecast.entries(of: .maximum(exponent: 6)) { $0 < least })
        }
        let isSensitive = forecasts.contains { ($0.entries.worstError ?? 0) > 1 }
        return large
            + [
                small.map { "Steps to 10⁻⁶ in smaller networks: predictions are off \($0)." },
                isSensitive
                    ? "The largest errors are those near an exponent of 0, where a small error of it is a large one of the steps."
                    : nil,
            ].compactMap(\.self)
    }

    /// The mean errors of the steps to 10⁻⁶, in a sentence; nothing where there are none.
    static func summary(_ forecasts: [Forecast]) -> String {
        let least = MeanField.smallestHiddenSize
        let errors = forecasts.compactMap { forecast in
            forecast.entries(of: .maximum(exponent: 6)) { $0 >= least }.meanError
                .map { "\(NumberText.percent($0)) from \(forecast.source.name)" }
        }
        return errors.isEmpty
            ? "" : "Mean error of the steps to 10⁻⁶ for \(least) units or more: \(NumberText.list(errors))."
    }

    /// The errors of some pairs, as the end of a clause; nil where there are none.
    private func errors(in entries: [Entry]) -> String? {
        guard let mean = entries.meanError, let worst = entries.worstError, let bias = entries.meanBias else {
            return nil
        }
        return """
            by \(NumberText.percent(mean)) on average and by \(NumberText.percent(worst)) at most from \(source.name) \
            (\(NumberText.count(entries.count, "setting", "settings")), too \(bias < 0 ? "short" : "long") by \
            \(NumberText.percent(bias.magnitude)) on balance)
            """
    }

    /// What is left out, in a sentence that follows others; nothing where all settings are there.
    var omissions: String {
        let parts = leftOut.clauses.filter { [\.censored, \.growing, \.vanishing].contains($0.count) }
        guard !parts.isEmpty else { return "" }
        let isOne = parts.reduce(0) { $0 + leftOut[keyPath: $1.count] } == 1
        return " \(NumberText.list(parts.map(\.text)).capitalizedFirst) \(isOne ? "is" : "are") left out."
    }
}

extension Forecast.LeftOut {
    /// What is left out for each cause that there is.
    fileprivate var clauses: [(count: KeyPath<Self, Int>, text: String)] {
        let settings = ("setting", "settings")
        let pairs = ("pair of setting and criterion", "pairs of setting and criterion")
        let causes: [(count: KeyPath<Self, Int>, what: (String, String), words: String)] = [
            (\.censored, pairs, "with censored runs"),
            (\.growing, settings, "in which an exponent is not negative"),
            (\.vanishing, settings, "in which an exponent is −∞"),
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
        "No steps that \(source.name) predict\(source == .closedForm ? "s" : "") stand beside measured ones: there \(clauses.first.map { self[keyPath: $0.count] } == 1 ? "is" : "are") \(NumberText.list(clauses.map(\.text)))."
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
}

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
