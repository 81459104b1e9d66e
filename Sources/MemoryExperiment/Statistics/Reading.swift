import Recurrent

/// One interpretation of the published experiment: what was counted, and in which networks.
public struct Reading: Sendable, Hashable {
    /// The variant.
    public let variant: Variant
    /// The condition for two outputs to count as identical.
    public let criterion: Criterion
    /// The measure that was counted.
    public let measure: Measure

    /// A reading from its parts.
    public init(variant: Variant, criterion: Criterion, measure: Measure) {
        self.variant = variant
        self.criterion = criterion
        self.measure = measure
    }
}

/// A reading and the agreement of its means with the published ones.
public struct RankedReading: Sendable, Hashable {
    /// The reading.
    public let reading: Reading
    /// The agreement over all published sizes that were run.
    public let agreement: PublishedAgreement
    /// The agreement over networks of at least two units; nil if there are none.
    public let withoutOneUnit: PublishedAgreement?

    /// The readings of one recurrent cell, or of several together, best first.
    ///
    /// They are ordered by reduced χ². Readings with censored runs, for which it is only a lower bound, come last,
    /// ordered by their bounds. For recurrent cells without a reset gate, a variant that differs from an earlier one
    /// only in the position of the reset gate is left out.
    ///
    /// - Parameters:
    ///   - cells: The recurrent cells, all in the experiment.
    ///   - statistics: The experiment's statistics.
    ///   - experiment: The experiment.
    /// - Returns: Empty if nothing was published for the sizes, or a table cell has only one run.
    /// - Complexity: O(number of statistics times readings).
    public static func ranking(
        of cells: [CellKind], statistics: [CellStatistics], in experiment: Experiment
    ) -> [RankedReading] {
        guard experiment.plan.runs > 1 else { return [] }
        let byVariant = Dictionary(grouping: statistics, by: \.key.variant)
        let readings = variants(of: experiment, for: cells).flatMap { variant in
            let rows = byVariant[variant.name] ?? []
            return experiment.settings.criteria.flatMap { criterion in
                experiment.settings.measures.compactMap { measure in
                    RankedReading(
                        Reading(variant: variant, criterion: criterion, measure: measure), of: cells, statistics: rows)
                }
            }
        }
        return readings.enumerated().map { (reading: $1, rank: ($1.isBound ? 1 : 0, $1.reducedChiSquare, $0)) }
            .sorted { $0.rank < $1.rank }
            .map(\.reading)
    }

    /// The agreement of a reading for some recurrent cells; nil if it has no reduced χ².
    private init?(_ reading: Reading, of cells: [CellKind], statistics: [CellStatistics]) {
        let comparisons = cells.map { cell in
            PublishedComparison(
                of: statistics, cell: cell, variant: reading.variant.name, criterion: reading.criterion,
                measure: reading.measure)
        }
        guard let agreement = Self.agreement(of: comparisons, smallestHiddenSize: 1),
            agreement.reducedChiSquare != nil
        else { return nil }
        self.reading = reading
        self.agreement = agreement
        withoutOneUnit = Self.agreement(of: comparisons, smallestHiddenSize: 2)
    }

    private static func agreement(
        of comparisons: [PublishedComparison], smallestHiddenSize: Int
    ) -> PublishedAgreement? {
        let agreements = comparisons.compactMap {
            PublishedAgreement(of: $0, smallestHiddenSize: smallestHiddenSize)
        }
        return agreements.dropFirst().reduce(agreements.first) { $0?.combined(with: $1) }
    }

    /// The variants that are different readings for some recurrent cells.
    private static func variants(of experiment: Experiment, for cells: [CellKind]) -> [Variant] {
        guard !cells.contains(.gru) else { return experiment.variants }
        var seen: Set<RunSettings> = []
        return experiment.variants.filter { variant in
            var settings = variant.settings
            settings.resetAfter = true
            return seen.insert(settings).inserted
        }
    }

    /// Whether the numbers are only lower bounds.
    private var isBound: Bool { agreement.isBound }

    /// The sort key of readings.
    private var reducedChiSquare: Double { agreement.reducedChiSquare ?? .infinity }
}
