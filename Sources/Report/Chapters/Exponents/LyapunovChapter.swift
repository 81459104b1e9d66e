extension Chapter {
    /// Why networks forget, and how well the rate predicts when.
    static let lyapunov = Chapter(
        heading: "Why: a Lyapunov exponent", studying: ExponentStudy.question,
        parts: [
            .figure("prediction") { name, study throws(Unavailable) in try .prediction(name: name, of: study) },
            .table("prediction-errors") { name, study throws(Unavailable) in
                try .predictionErrors(name: name, of: study)
            },
            .table("lyapunov") { .lyapunov(name: $0, of: $1) },
        ], findings: { [$0.findings] },
        summary: { Forecast.headline($0.availableForecasts).map(Wording.sentence) })
}

extension ExponentStudy {
    /// Lyapunov exponents with what they predict.
    static let question = Question("lyapunov", suits: ExponentStudy.suits) { data throws(Unavailable) in
        try ExponentStudy(of: data)
    }
}
