import Recurrent
import Statistics
import Support

/// A run whose journal entry differs from its recomputation.
public struct RunDifference: Sendable, Hashable, CustomStringConvertible {
    /// The key of the run.
    public let key: RunKey
    /// The first difference, with both values.
    public let description: String

    /// The first difference between two results of one run, or nil if every number is the same.
    ///
    /// - Parameters:
    ///   - held: The result in the journal.
    ///   - computed: The recomputed result.
    ///   - criteria: The experiment's criteria.
    init?(_ held: RunResult, _ computed: RunResult, criteria: [Criterion]) {
        guard held != computed else { return nil }
        key = held.key
        description =
            Self.numbers(held, computed, criteria) ?? Self.curve(held, computed) ?? Self.exponents(held, computed)
            ?? Self.hash(held, computed)
    }

    /// The run in full: variant, recurrent cell, layers, sizes and number, with an input stream above the first.
    public var place: String {
        let cell = key.cell
        let stream = key.stream > Plan.streamCounts.lowerBound ? ", input stream \(key.stream)" : ""
        return """
            variant \(cell.variant), \(cell.cell.rawValue), layers \(cell.layers), input size \(cell.inputSize), \
            hidden size \(cell.hiddenSize), run \(key.run)\(stream)
            """
    }

    private static func numbers(_ held: RunResult, _ computed: RunResult, _ criteria: [Criterion]) -> String? {
        for (criterion, outcomes) in zip(criteria, zip(held.outcomes, computed.outcomes)) {
            for measure in Measure.allCases where outcomes.0[measure] != outcomes.1[measure] {
                let (here, there) = (outcomes.0[measure].text, outcomes.1[measure].text)
                return "\(measure.rawValue) of \(criterion.name) is \(here) in the journal and \(there) when computed"
            }
        }
        return nil
    }

    private static func curve(_ held: RunResult, _ computed: RunResult) -> String? {
        guard let point = zip(held.curve, computed.curve).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return nil
        }
        return "point \(point + 1) of the divergence curve differs"
    }

    private static func exponents(_ held: RunResult, _ computed: RunResult) -> String? {
        guard let layer = zip(held.lyapunov, computed.lyapunov).enumerated().first(where: { $1.0 != $1.1 }) else {
            return held.lyapunov.count == computed.lyapunov.count ? nil : "the number of exponents differs"
        }
        let (here, there) = layer.element
        return """
            the exponent of layer \(layer.offset + 1) is \(here.exponent) ± \(here.standardError) in the journal and \
            \(there.exponent) ± \(there.standardError) when computed
            """
    }

    private static func hash(_ held: RunResult, _ computed: RunResult) -> String {
        """
        the hash of the final states is \(held.finalStateHash) in the journal and \(computed.finalStateHash) when \
        computed
        """
    }
}

extension StepCount {
    /// The number for people, such as `≥ 99,000`.
    fileprivate var text: String { (isCensored ? "≥ " : "") + lowerBound.grouped }
}
