import Statistics

/// The statistics of one table cell on two sides, and the difference of the sides.
public struct CellDifference: Sendable, Hashable {
    /// The data for the table cell on one side.
    public enum Side: Sendable, Hashable {
        /// Measured runs.
        case measured(CellStatistics)
        /// A published mean.
        case published(Double)

        /// The mean; nil if any run is censored.
        public var mean: Double? {
            switch self {
            case .measured(let statistics): statistics.mean
            case .published(let mean): mean
            }
        }

        /// The statistics of the runs; nil for a published mean.
        public var statistics: CellStatistics? {
            if case .measured(let statistics) = self { statistics } else { nil }
        }
    }

    /// How the sides were compared.
    public enum Outcome: Sendable, Hashable {
        /// By the means of runs, none of which is censored.
        case means(MeanDifference)
        /// By a log-rank test, because some runs are censored and no mean is known.
        case survival(LogRankTest)
        /// Nothing can be tested.
        case untested(Obstacle)
    }

    /// Why the difference cannot be tested.
    public enum Obstacle: Sendable, Hashable {
        /// No event distinguishes the sides, for example because every run of both is censored.
        case censored
        /// Both sides are the same runs of one protocol, some of them censored: there is no random variation to test.
        case sameRuns
        /// One side is a published mean, which has no runs to compare with censored ones.
        case censoredBesidePublished
    }

    /// The first side.
    public let first: Side
    /// The second side.
    public let second: Side
    /// First minus second.
    public let outcome: Outcome

    /// Whether both sides are the same runs of one protocol, so there is nothing to test.
    public var isOfSameRuns: Bool {
        switch outcome {
        case .means(let difference): difference.design == .same
        case .survival: false
        case .untested(let obstacle): obstacle == .sameRuns
        }
    }

    /// The p-value; nil if nothing is tested.
    public var probability: Double? {
        switch outcome {
        case .means(let difference): isOfSameRuns ? nil : difference.probability
        case .survival(let test): test.probability
        case .untested: nil
        }
    }

    /// The side with the larger numbers: positive for the first, negative for the second, 0 for neither.
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
        /// Run by run: both sides drew the same networks and inputs.
        case paired
        /// Run by run, and both sides computed the same results from them.
        case same
        /// Independent runs.
        case independent
    }

    /// The difference of two groups of runs, neither empty.
    ///
    /// The unit of every test is the network: means are compared by their networks' means, and a log-rank test counts the
    /// first input stream of each network.
    ///
    /// - Parameters:
    ///   - first: The numbers of the first side's runs, network by network; paired runs have the same index on both sides.
    ///   - second: The numbers of the second side's runs.
    ///   - streams: The number of input streams per network on each side, equal for paired runs.
    ///   - pairing: How runs of both sides correspond.
    ///   - draws: The source of random permutations.
    ///   - statistics: Computes rows of statistics from numbers and, unless each run has its own network, their clusters.
    public init(
        _ first: [StepCount], _ second: [StepCount], streams: (first: Int, second: Int) = (1, 1), pairing: Pairing,
        draws: PermutationDraws, statistics: (_ numbers: [StepCount], _ clusters: Clusters?) -> CellStatistics
    ) {
        func side(_ numbers: [StepCount], _ streams: Int) -> Side {
            .measured(statistics(numbers, streams > 1 ? Clusters(of: numbers.count, size: streams) : nil))
        }
        self.first = side(first, streams.first)
        self.second = side(second, streams.second)
        guard !first.contains(where: \.isCensored), !second.contains(where: \.isCensored) else {
            outcome =
                pairing == .same && first == second
                ? .untested(.sameRuns)
                : LogRankTest(Self.firsts(of: first, streams.first), Self.firsts(of: second, streams.second))
                    .map(Outcome.survival) ?? .untested(.censored)
            return
        }
        let sums = (Self.sums(of: first, streams.first), Self.sums(of: second, streams.second))
        // Differences of runs, rather than of networks, show whether two sides are the same.
        let isSame = pairing == .same && first == second
        outcome = .means(
            pairing == .independent
                ? .independent(sums.0, sums.1, streams: streams, draws: draws)
                : .paired(
                    zip(sums.0, sums.1).map { $0 - $1 }, streams: streams.first, areSameRuns: isSame, draws: draws))
    }

    /// The numbers of the first input stream of each network.
    private static func firsts(of numbers: [StepCount], _ streams: Int) -> [StepCount] {
        stride(from: 0, to: numbers.count, by: streams).map { numbers[$0] }
    }

    /// The sum of the numbers of each network.
    private static func sums(of numbers: [StepCount], _ streams: Int) -> [Int] {
        stride(from: 0, to: numbers.count, by: streams).map { start in
            numbers[start..<min(start + streams, numbers.count)].reduce(0) { $0 + $1.lowerBound }
        }
    }

    /// The difference between a non-empty group of runs and a published mean.
    ///
    /// - Parameters:
    ///   - numbers: The numbers of the runs.
    ///   - published: The published mean.
    ///   - streams: The number of input streams per network.
    ///   - isPublishedFirst: Whether the published mean is the minuend.
    ///   - statistics: Computes rows of statistics from numbers and, unless each run has its own network, their clusters.
    public init(
        _ numbers: [StepCount], published: Double, streams: Int = 1, isPublishedFirst: Bool,
        statistics: (_ numbers: [StepCount], _ clusters: Clusters?) -> CellStatistics
    ) {
        let statistics = statistics(numbers, streams > 1 ? Clusters(of: numbers.count, size: streams) : nil)
        let measured = Side.measured(statistics)
        (first, second) = isPublishedFirst ? (.published(published), measured) : (measured, .published(published))
        guard let difference = MeanDifference.published(statistics, minus: published) else {
            outcome = .untested(.censoredBesidePublished)
            return
        }
        outcome = .means(isPublishedFirst ? difference.negated : difference)
    }
}
