/// What one table cell says on two sides, and how the sides differ.
public struct CellDifference: Sendable, Hashable {
    /// What is known of the cell on one side.
    public enum Side: Sendable, Hashable {
        /// The runs that are compared.
        case measured(CellStatistics)
        /// A published mean.
        case published(Double)

        /// The mean, where no run is censored.
        public var mean: Double? {
            switch self {
            case .measured(let statistics): statistics.mean
            case .published(let mean): mean
            }
        }

        /// The statistics of the runs, where there are any.
        public var statistics: CellStatistics? {
            if case .measured(let statistics) = self { statistics } else { nil }
        }
    }

    /// How the sides differ.
    public enum Outcome: Sendable, Hashable {
        /// By the means of runs of which none is censored.
        case means(MeanDifference)
        /// By a log-rank test, since runs are censored and no mean is known.
        case survival(LogRankTest)
        /// Nothing can be tested.
        case untested(Obstacle)
    }

    /// Why two sides cannot be told apart.
    public enum Obstacle: Sendable, Hashable {
        /// No event tells them apart, as where every run of both is censored.
        case censored
        /// Both sides are the same runs of one protocol, of which some are censored: nothing is left to chance.
        case sameRuns
        /// A published mean has no runs to set beside censored ones.
        case censoredBesidePublished
    }

    /// The first side.
    public let first: Side
    /// The second side.
    public let second: Side
    /// First minus second.
    public let outcome: Outcome

    /// Whether both sides are the same runs of one protocol, so that there is nothing to test.
    public var isOfSameRuns: Bool {
        switch outcome {
        case .means(let difference): difference.design == .same
        case .survival: false
        case .untested(let obstacle): obstacle == .sameRuns
        }
    }

    /// The probability of the outcome by chance; nil if nothing is tested.
    public var probability: Double? {
        switch outcome {
        case .means(let difference): isOfSameRuns ? nil : difference.probability
        case .survival(let test): test.probability
        case .untested: nil
        }
    }

    /// Which side has the larger numbers: positive for the first, 0 if neither has.
    public var direction: Double {
        switch outcome {
        case .means(let difference): difference.value
        case .survival(let test): -test.statistic
        case .untested: 0
        }
    }
}

// MARK: - Comparing runs

extension CellDifference {
    /// How the runs of both sides correspond.
    public enum Pairing: Sendable, Hashable {
        /// Run by run: both drew the same networks and inputs.
        case paired
        /// Run by run, and what they did with them is the same, too.
        case same
        /// Not at all.
        case independent
    }

    /// The difference of two groups of runs, of which neither is empty.
    ///
    /// - Parameters:
    ///   - first: The numbers of the first side's runs; those of paired runs stand at the same place as the other's.
    ///   - second: Those of the second side.
    ///   - pairing: Whether runs of both sides belong together.
    ///   - draws: Where random rearrangements come from.
    ///   - statistics: What makes rows of statistics of them.
    public init(
        _ first: [StepCount], _ second: [StepCount], pairing: Pairing, draws: PermutationDraws,
        statistics: (_ numbers: [StepCount]) -> CellStatistics
    ) {
        self.first = .measured(statistics(first))
        self.second = .measured(statistics(second))
        guard !first.contains(where: \.isCensored), !second.contains(where: \.isCensored) else {
            outcome =
                pairing == .same && first == second
                ? .untested(.sameRuns)
                : LogRankTest(first, second).map(Outcome.survival) ?? .untested(.censored)
            return
        }
        let (first, second) = (first.map(\.lowerBound), second.map(\.lowerBound))
        outcome = .means(
            pairing == .independent
                ? .independent(first, second, draws: draws)
                : .paired(zip(first, second).map { $0 - $1 }, areSameRuns: pairing == .same, draws: draws))
    }

    /// The difference of runs, which are not none, and a published mean.
    ///
    /// - Parameters:
    ///   - numbers: The numbers of the runs.
    ///   - published: The published mean.
    ///   - isPublishedFirst: Whether it is the published mean that the other is taken from.
    ///   - statistics: What makes rows of statistics of them.
    public init(
        _ numbers: [StepCount], published: Double, isPublishedFirst: Bool,
        statistics: (_ numbers: [StepCount]) -> CellStatistics
    ) {
        let statistics = statistics(numbers)
        let measured = Side.measured(statistics)
        (first, second) = isPublishedFirst ? (.published(published), measured) : (measured, .published(published))
        guard let difference = MeanDifference.published(statistics, minus: published) else {
            outcome = .untested(.censoredBesidePublished)
            return
        }
        outcome = .means(isPublishedFirst ? difference.negated : difference)
    }
}
