import MemoryExperiment
import Support

extension Forecast {
    /// The errors of the predicted steps to 10⁻⁶ and to one direction, in sentences.
    static func findings(_ forecasts: [Forecast]) -> [String] {
        let least = MeanField.smallestHiddenSize
        let goals = [
            (Criterion.maximum(exponent: 6), "Steps to 10⁻⁶"), (.cosine, "Steps until outputs share a direction"),
        ]
        let large = goals.compactMap { criterion, goal -> String? in
            let errors = forecasts.compactMap { $0.errors(in: $0.entries(of: criterion) { $0 >= least }) }
            return errors.isEmpty
                ? nil
                : "\(goal), in networks of \(least) units or more: predictions miss \(NumberText.list(errors))."
        }
        let small = forecasts.first { $0.source == .measured }.flatMap { forecast in
            forecast.errors(in: forecast.entries(of: .maximum(exponent: 6)) { $0 < least })
        }
        let isSensitive = forecasts.contains { ($0.entries.worstError ?? 0) > 1 }
        return large
            + [
                small.map { "Steps to 10⁻⁶, in smaller networks: predictions miss \($0)." },
                isSensitive
                    ? "Errors are largest near an exponent of 0, because steps grow like its reciprocal."
                    : nil,
            ].compactMap(\.self)
    }

    /// The mean errors of the steps to 10⁻⁶, in a sentence; empty if there are none.
    static func summary(_ forecasts: [Forecast]) -> String {
        let least = MeanField.smallestHiddenSize
        let errors = forecasts.compactMap { forecast in
            forecast.entries(of: .maximum(exponent: 6)) { $0 >= least }.meanError
                .map { "\(NumberText.percent($0)) from \(forecast.source.name)" }
        }
        return errors.isEmpty
            ? "" : "For \(least) units or more, the mean error of the steps to 10⁻⁶ is \(NumberText.list(errors))."
    }

    /// The errors of some pairs, as the end of a clause; nil if there are none.
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

    /// What is left out besides short predictions, in a sentence.
    var omissions: String {
        let parts = leftOut.clauses.filter { [\.censored, \.growing, \.vanishing].contains($0.count) }.map(\.text)
        return "Left out are \(NumberText.list(["predictions below one step"] + parts))."
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
}

extension Forecast {
    /// The mean errors of predictions, in a line; nil if no setting is large enough.
    static func headline(_ forecasts: [Forecast]) -> String? {
        let least = MeanField.smallestHiddenSize
        func error(_ source: ExponentSource) -> String? {
            forecasts.first { $0.source == source }?
                .entries(of: .maximum(exponent: 6)) { $0 >= least }.meanError.map(NumberText.percent)
        }
        guard let measured = error(.measured) else { return nil }
        let closed = error(.closedForm).map { ", closed forms by \($0)" } ?? " on average"
        return Wording.headline("Lyapunov exponents miss steps to 10⁻⁶ by \(measured)\(closed)")
    }
}
