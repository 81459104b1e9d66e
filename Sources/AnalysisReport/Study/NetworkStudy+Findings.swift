import Analysis
import MemoryExperiment
import Support

extension NetworkStudy {
    /// How fast differences decay, in at most a dozen words.
    var decayHeadline: String {
        let rate = reading.exponent.largest
        guard rate < 0 else {
            return "Small differences do not shrink: λ is \(NumberText.signed(rate, decimals: 4)) per step"
        }
        guard rate.isFinite else { return "Differences vanish in some step" }
        return "Small differences halve every \(NumberText.significant(Self.ln2 / -rate, digits: 2)) steps on average"
    }

    /// ln 2.
    private static let ln2 = 0.693_147_180_559_945_3

    /// What the decay of differences shows, in sentences.
    package var decayFindings: [String] {
        var sentences = ["λ is \(exponentText) per step."]
        if reading.exponent.largest >= 0 {
            sentences = ["λ is \(exponentText) per step: small differences do not shrink on average."]
        }
        if let predictedSteps, let median = main.median {
            sentences.append(
                """
                From the initial difference, λ predicts \(StepText.count(predictedSteps.rounded())) to \
                \(main.tolerance.label); the measured median is \(StepText.number(median)).
                """)
        }
        if let ratioToPrediction, hasSeveralTimeScales {
            let factor = ratioToPrediction > 1 ? ratioToPrediction : 1 / ratioToPrediction
            sentences.append(
                """
                They differ by a factor of \(NumberText.significant(factor, digits: 2)), so the network has several \
                time scales.
                """)
        }
        sentences += twoPastsFinding.map { [$0] } ?? []
        sentences += closedFormFinding.map { [$0] } ?? []
        return sentences
    }

    /// How the protocol *two pasts* compares, in a sentence; nil if one is not known.
    private var twoPastsFinding: String? {
        guard let other = settled[.twoPasts]?.first(where: { $0.tolerance == main.tolerance })?.warmUpSteps,
            let warmUp = main.warmUpSteps
        else { return nil }
        return """
            After two different pasts instead of a fresh state, 95\u{A0}% of starts need \(StepText.count(other)) \
            instead of \(StepText.number(warmUp)).
            """
    }

    private var closedFormFinding: String? {
        guard let exponent = result.closedForm else { return nil }
        return """
            For untrained networks of these sizes, the closed form gives λ = \
            \(NumberText.signed(exponent, decimals: 4)).
            """
    }

    /// What the share of starts within each tolerance shows, in sentences.
    package var warmUpFindings: [String] {
        var sentences: [String] = []
        if main.never > 0 {
            let share = Self.share(main.never, main.neverInterval)
            sentences.append(
                """
                In the last tenth of the horizon, \(share) of starts still differ by more than \(main.tolerance.label).
                """)
        }
        if main.known < main.starts {
            let censored = main.starts - main.known
            let words = censored == 1 ? ("is", "its", "it agrees") : ("are", "their", "they agree")
            sentences.append(
                """
                \(NumberText.grouped(censored)) of \(NumberText.count(main.starts, "start", "starts")) \(words.0) \
                censored: \(words.1) quiet end is too short to show that \(words.2) for good.
                """)
        }
        if let first = mainFirst?.warmUpSteps, let steps = main.warmUpSteps, steps > first {
            sentences.append(
                """
                Outputs first agree after \(StepText.count(first)) in 95\u{A0}% of starts, but some differ again later.
                """)
        }
        return sentences + (trainingFinding.map { [$0] } ?? [])
    }

    /// The summary of *first* for the recommended tolerance in *warm-up*.
    private var mainFirst: ToleranceSummary? {
        reading.summaries(of: .warmUp).first { $0.tolerance == main.tolerance && $0.measure == .first }
    }

    /// How the untrained network compares, in a sentence; nil without one.
    private var trainingFinding: String? {
        guard let untrained = mainUntrained?.warmUpSteps else { return nil }
        guard let trained = main.warmUpSteps else {
            return "An untrained network of the same sizes needs \(StepText.count(untrained)) in 95\u{A0}% of starts."
        }
        return """
            An untrained network of the same sizes needs \(StepText.count(untrained)) instead of \
            \(StepText.number(trained)) in 95\u{A0}% of starts.
            """
    }

    /// What a reset costs, in sentences.
    package var resetFindings: [String] {
        guard let last = result.resetCosts.last else { return [] }
        let unit = main.tolerance
        guard !unit.isDecision else {
            let changed = Self.percent(last.mean)
            let interval = StepText.count(Double(last.interval))
            return [
                "With a reset every \(interval), \(changed) of decisions differ from those of the run without resets."
            ]
        }
        guard let cheapest = cheapestReset else {
            return [
                """
                Even with a reset every \(StepText.count(Double(last.interval))), outputs differ from those of the run \
                without resets by more than \(unit.label) in over 5\u{A0}% of steps.
                """
            ]
        }
        return [
            """
            With a reset every \(StepText.count(Double(cheapest.interval))), 95\u{A0}% of steps \
            \(unit.shortAgreement) with the run without resets; the worst difference is \
            \(difference(cheapest.worst)).
            """
        ]
    }

    /// The shortest interval from which on 95 % of steps stay within the recommended tolerance; nil if there is none.
    package var cheapestReset: ResetCost? {
        result.resetCosts.reversed().prefix { $0.quantile95 < main.tolerance.limit }.last
    }

    /// A difference in the unit of the recommended tolerance, such as `3.2 %` or `−41 dB`.
    func difference(_ value: Double) -> String {
        switch main.tolerance.measure {
        case .standardDeviations: NumberText.percent(value)
        case .absolute: NumberText.significant(value, digits: 2)
        case .peaks: DecibelText.text(value)
        case .decision: Self.percent(value)
        }
    }

    /// Which state drifts, in sentences; none if no state does.
    package var driftFindings: [String] {
        guard let drift = result.drifts.first else { return [] }
        return [
            """
            The state of unit \(NumberText.grouped(drift.unit)) in layer \(drift.layer) is up to \
            \(NumberText.significant(drift.ratio, digits: 2)) times as large in the last tenth of the input as in the \
            first.
            """,
            "While it grows, the memory may depend on how long the network has been running.",
        ]
    }
}
