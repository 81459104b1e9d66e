import Analysis
import Statistics
import Support

extension NetworkStudy {
    /// How the question for the warm-up is answered.
    enum Outcome: Hashable, Sendable {
        /// After some steps, with the upper end of their interval if it is known.
        case settles(after: Double, upperBound: Int?)
        /// A share of starts never comes together.
        case never(share: Double, ConfidenceInterval)
        /// The horizon is too short for an answer.
        case unknown
    }

    /// The answer in the recommended tolerance.
    var outcome: Outcome {
        if let steps = main.warmUpSteps { return .settles(after: steps, upperBound: main.interval95?.high) }
        return main.never > 0 ? .never(share: main.never, main.neverInterval) : .unknown
    }

    /// The answer in a sentence, which warns if the inputs were drawn.
    package var answer: String {
        guard isOnNormalInput else { return "\(answerClause)." }
        let clause = answerClause
        let start = clause.prefix(1).lowercased() + clause.dropFirst()
        return """
            \(Self.noisePrefix)\(start)\(Self.noiseWarning).
            """
    }

    /// The beginning of a sentence on drawn inputs.
    static let noisePrefix = "On standard normal noise, "
    /// The end of a sentence on drawn inputs.
    static let noiseWarning = "; memory depends on the input, so a recording may give another answer"

    /// The steps that λ predicts if they are too many for the horizon to tell “never” from “later”.
    private var stepsBeyondHorizon: Double? {
        guard let predictedSteps, 2 * predictedSteps > Double(reading.horizon) else { return nil }
        return predictedSteps.rounded()
    }

    /// What starts that stay within the recommended tolerance are.
    var agreement: String { main.tolerance.agreement(outputs: subject.outputs) }

    private var answerClause: String {
        let (isOne, horizon) = (main.starts == 1, NumberText.count(reading.horizon, "shared step", "shared steps"))
        switch outcome {
        case .settles(let steps, let upperBound):
            let subject = isOne ? "The only start is" : "95\u{A0}% of starts are"
            return "\(subject) \(agreement) after \(text.full(steps))\(bound(upperBound))"
        case .never(let share, let interval):
            let subject = isOne ? "the only start is" : "\(Self.share(share, interval)) of starts are"
            guard let needed = stepsBeyondHorizon else {
                return "Never: \(subject) still not \(agreement) at the end of \(horizon)"
            }
            return """
                Not within \(horizon): \(subject) still not \(agreement) at their end; λ predicts \(text.full(needed)), \
                which takes a longer horizon and a recording of three times its length
                """
        case .unknown:
            let what = isOne ? "the only start is" : "95\u{A0}% of starts are"
            return "The horizon of \(horizon) is too short to tell when \(what) \(agreement)\(half)"
        }
    }

    /// The median, where a higher quantile is not known.
    private var half: String {
        guard let median = main.median, main.starts > 1 else { return "" }
        return "; half of them are after \(text.full(median))"
    }

    private func bound(_ steps: Int?) -> String {
        if main.starts == 1 { return ", and a single start gives no confidence bound" }
        guard let steps else {
            return
                ", but \(NumberText.count(main.starts, "start is", "starts are")) too few for an upper confidence bound"
        }
        return ", with an upper 95\u{A0}% confidence bound of \(text.full(Double(steps)))"
    }

    /// A share in percent; none has no decimals.
    static func percent(_ share: Double) -> String { share == 0 ? "0\u{A0}%" : NumberText.percent(share) }

    /// A share with its interval, such as `12 % (6.4 % to 20 %)`.
    static func share(_ share: Double, _ interval: ConfidenceInterval) -> String {
        "\(percent(share)) (95\u{A0}% interval \(percentRange(interval)))"
    }

    /// An interval of a share, such as `6.4 % to 20 %`.
    static func percentRange(_ interval: ConfidenceInterval) -> String {
        "\(percent(interval.low)) to \(percent(interval.high))"
    }

    /// The answer in at most a dozen words.
    package var headline: String {
        let (agreement, horizon) = (main.tolerance.shortAgreement, NumberText.grouped(reading.horizon))
        switch outcome {
        case .settles(let steps, _):
            let time = StepText.count(steps)
            return main.starts == 1
                ? "Outputs \(agreement) after \(time) in the only start"
                : "Outputs \(agreement) after \(time) in 95\u{A0}% of starts"
        case .never(let share, _):
            let starts = share == 1 ? "outputs" : "\(NumberText.percent(share)) of starts"
            if stepsBeyondHorizon != nil {
                return "\(starts.capitalizedFirst) do not \(agreement) within \(horizon) steps"
            }
            return share == 1
                ? "Outputs never \(agreement) within \(horizon) shared steps"
                : "In \(NumberText.percent(share)) of starts, outputs never \(agreement)"
        case .unknown:
            return "\(horizon) shared steps do not show when outputs \(agreement)"
        }
    }
}
