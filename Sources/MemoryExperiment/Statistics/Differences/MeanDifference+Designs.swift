extension MeanDifference {
    /// The mean of `differences`, each between two runs with the same draws; there must be at least one.
    ///
    /// - Parameters:
    ///   - differences: First minus second side, pair by pair; for several input streams per network, the sum over the
    ///     pairs of each network.
    ///   - streams: The number of pairs in each of `differences`.
    ///   - areSameRuns: Whether both sides are the same runs of one protocol, so that zero differences are exact.
    ///   - draws: The source of random signs.
    public static func paired(
        _ differences: [Int], streams: Int = 1, areSameRuns: Bool = false, draws: PermutationDraws
    ) -> MeanDifference {
        let (count, streams) = (Double(differences.count), Double(streams))
        let mean = differences.mean / streams
        guard !areSameRuns || differences.contains(where: { $0 != 0 }) else {
            return MeanDifference(.same, value: 0, variance: 0, degreesOfFreedom: max(1, count - 1))
        }
        guard let spread = SampleSpread(differences) else {
            return MeanDifference(.paired, value: mean, variance: nil, degreesOfFreedom: nil)
        }
        return MeanDifference(
            .paired, value: mean,
            variance: (spread.variance / (streams * streams) + 2 * roundingVariance / streams) / count,
            degreesOfFreedom: count - 1, permutation: PermutationProbability(flippingSignsOf: differences, draws: draws)
        )
    }

    /// The difference of the means of two independent groups of runs, neither empty.
    ///
    /// B. L. Welch, "The generalization of ‘Student's’ problem when several different population variances are involved",
    /// Biometrika 34 (1947), 28–35.
    ///
    /// - Parameters:
    ///   - first: The numbers of one group; for several input streams per network, the sum over the runs of each network.
    ///   - second: Those of the other.
    ///   - streams: The number of runs in each sum, by group.
    ///   - draws: The source of random permutations.
    public static func independent(
        _ first: [Int], _ second: [Int], streams: (first: Int, second: Int) = (1, 1), draws: PermutationDraws
    ) -> MeanDifference {
        let (ofFirst, ofSecond) = (Double(streams.first), Double(streams.second))
        let value = first.mean / ofFirst - second.mean / ofSecond
        guard let one = SampleSpread(first), let other = SampleSpread(second) else {
            return MeanDifference(.independent, value: value, variance: nil, degreesOfFreedom: nil)
        }
        let parts = (
            (one.variance / (ofFirst * ofFirst) + roundingVariance / ofFirst) / Double(first.count),
            (other.variance / (ofSecond * ofSecond) + roundingVariance / ofSecond) / Double(second.count)
        )
        let sum = parts.0 + parts.1
        let freedom =
            sum * sum
            / (parts.0 * parts.0 / Double(first.count - 1) + parts.1 * parts.1 / Double(second.count - 1))
        return MeanDifference(
            .independent, value: value, variance: sum, degreesOfFreedom: freedom,
            // Both groups' sums are brought to one number of runs.
            permutation: PermutationProbability(
                dealing: first.map { $0 * streams.second }, second.map { $0 * streams.first }, draws: draws))
    }

    /// A measured mean minus a published mean.
    ///
    /// The published runs, each of another network, are assumed to have the spread of this setting's runs. A spread pooled
    /// over settings would hide that it falls by more than half from 1 input to 128.
    ///
    /// - Parameters:
    ///   - statistics: The runs of one setting.
    ///   - published: The published mean.
    ///   - publishedRuns: The number of runs behind the published mean.
    /// - Returns: Nil if the runs have no mean because one is censored.
    public static func published(
        _ statistics: CellStatistics, minus published: Double,
        of publishedRuns: Int = PublishedComparison.publishedRuns
    ) -> MeanDifference? {
        statistics.mean.map { mean in
            let (runs, publishedRuns) = (Double(statistics.runs), Double(publishedRuns))
            let variance: Double?
            if statistics.networks == statistics.runs {
                let share = 1 / runs + 1 / publishedRuns
                variance = statistics.standardDeviation.map { ($0 * $0 + roundingVariance) * share }
            } else {
                variance = statistics.standardDeviation.flatMap { deviation in
                    statistics.standardError.map { error in
                        error * error + roundingVariance / runs
                            + (deviation * deviation + roundingVariance) / publishedRuns
                    }
                }
            }
            return MeanDifference(
                .published, value: mean - published, variance: variance,
                degreesOfFreedom: variance == nil ? nil : Double(statistics.networks - 1))
        }
    }

    /// The difference with the sides exchanged.
    public var negated: MeanDifference {
        MeanDifference(
            design, value: -value, variance: standardError.map { $0 * $0 }, degreesOfFreedom: degreesOfFreedom,
            permutation: permutation)
    }
}

extension [Int] {
    /// The mean of at least one number; the sum is exact.
    fileprivate var mean: Double { Double(reduce(0, +)) / Double(count) }
}

/// The variance of a sample of whole numbers.
private struct SampleSpread {
    let variance: Double

    /// The variance of at least two numbers, whatever their order.
    init?(_ numbers: [Int]) {
        guard numbers.count > 1 else { return nil }
        // Sorting makes the rounding of the sums independent of the order.
        let values = numbers.sorted().map(Double.init)
        let mean = values.reduce(0, +) / Double(values.count)
        variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
}
