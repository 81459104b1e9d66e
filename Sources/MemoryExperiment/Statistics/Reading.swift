import Recurrent

/// One way to read the published experiment: what was counted, and in which networks.
public struct Reading: Sendable, Hashable {
    /// The variant that was run.
    public let variant: Variant
    /// The condition under which two outputs counted as identical.
    public let criterion: Criterion
    /// Which of its two numbers was counted.
    public let measure: Measure

    /// A reading from its parts.
    public init(variant: Variant, criterion: Criterion, measure: Measure) {
        self.variant = variant
        self.criterion = criterion
        self.measure = measure
    }
}

/// A reading with how well its means agree with the published ones.
public struct RankedReading: Sendable, Hashable {
    /// The reading.
    public let reading: Reading
    /// The agreement over all published sizes that were run.
    public let agreement: PublishedAgreement
    /// The agreement over networks of at least two units; nil if there are none.
    public let withoutOneUnit: PublishedAgreement?

    /// The readings of one cell, or of several taken together, the best first.
    ///
    /// They are ordered by reduced χ². Readings with censored runs, of which only a lower bound is known, come last, in
    /// the order of their bounds. A variant that differs from one before it only in where the reset gate acts is left out
    /// for cells without a reset gate.
    ///
    /// - Parameters:
    ///   - cells: The cells; none that the experiment lacks.
    ///   - statistics: The experiment's statistics.
    ///   - experiment: The experiment.
    /// - Returns: None if nothing was published for the sizes, or a table cell has a single run.
    /// - Complexity: O(number of statistics times readings).
    public static func ranking(
        of cells: [CellKind], statistics: [CellStatistics], in experiment: Experiment
    ) -> [RankedReading] {
        guard experiment.plan.runs > 1 else { return [] }
        let byVariant = Dictionary(grouping: statistics, by: \.key.variant)
        let readings = variants(of: experiment, for: cells).flatMap { variant in
            let rows = byVariant[variant.name] ?? []
            return experiment.settings.criteria.flatMap { criterion in
                Measure.allCases.compactMap { measure in
                    RankedReading(
                        Reading(variant: variant, criterion: criterion, measure: measure), of: cells, statistics: rows)
                }
            }
        }
        return readings.enumerated().map { (reading: $1, rank: ($1.isBound ? 1 : 0, $1.reducedChiSquare, $0)) }
            .sorted { $0.rank < $1.rank }
            .map(\.reading)
    }

    /// The agreement of a reading over some cells; nil if it has no reduced χ².
    private init?(_ reading: Reading, of cells: [CellKind], statistics: [CellStatistics]) {
        let comparisons = cells.map { cell in
            PublishedComparison(
                of: statistics, cell: cell, variant: reading.variant.name, criterion: reading.criterion,
                measure: reading.measure, sharedSteps: reading.variant.settings.sharedSteps)
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

    /// The variants that are different readings of some cells.
    private static func variants(of experiment: Experiment, for cells: [CellKind]) -> [Variant] {
        guard !cells.contains(.gru) else { return experiment.variants }
        var seen: Set<RunSettings> = []
        return experiment.variants.filter { variant in
            var settings = variant.settings
            settings.resetAfter = true
            return seen.insert(settings).inserted
        }
    }

    /// Whether the numbers are only the least that they can be.
    private var isBound: Bool { agreement.isBound }

    /// What readings are ordered by.
    private var reducedChiSquare: Double { agreement.reducedChiSquare ?? .infinity }
}
