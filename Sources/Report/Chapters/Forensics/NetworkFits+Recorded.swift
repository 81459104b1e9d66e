import MemoryExperiment
import Recurrent

extension NetworkFits {
    /// What a sweep of the preset `readings` found, by criterion `cosine` and measure `first`.
    ///
    /// A report of `post` states it without those 20,480 runs. The numbers are from
    /// `rnn-memory table forensics --journal output-readings/journal --format csv`;
    /// `Tests/Recomputation/claims.py --readings` recomputes them from the journal and compares.
    package static let recorded: [NetworkFits] = [
        recorded(
            .lstm, testedCount: 52,
            [
                ("hard-sigmoid-glorot-uniform-reset-after", 0.72638, 0.979971),
                ("sigmoid-orthogonal-reset-after", 1.27758, 0.087528),
                ("sigmoid-glorot-uniform-reset-after", 3.70005, 0.000000),
                ("hard-sigmoid-orthogonal-reset-after", 8.87736, 0.000000),
            ], outliers: []),
        recorded(
            .gru, testedCount: 104,
            [
                ("hard-sigmoid-orthogonal-reset-after", 1.75297, 0.003165),
                ("hard-sigmoid-orthogonal-reset-before", 1.78109, 0.003832),
                ("sigmoid-orthogonal-reset-before", 1.80605, 0.001779),
                ("sigmoid-orthogonal-reset-after", 1.90693, 0.000318),
                ("hard-sigmoid-glorot-uniform-reset-after", 2.04307, 0.000009),
                ("sigmoid-glorot-uniform-reset-before", 2.24866, 0.000001),
                ("hard-sigmoid-glorot-uniform-reset-before", 2.25143, 0.000001),
                ("sigmoid-glorot-uniform-reset-after", 2.48468, 0.000000),
            ], outliers: [Outlier(inputSize: 64, hiddenSize: 128, measured: 15.85)]),
    ]

    /// The number of runs of each setting behind the record.
    package static let recordedRuns = 20

    /// The digest of the protocol behind the record; a preset `readings` with another one needs another record.
    package static let recordedDigest = "9fa41e782d4f5a4cc74753d67217b26daaa07eb219a16c5a2d2b90d61dfff889"

    /// The version of the arithmetic behind the record.
    package static let recordedArithmetic = 2

    private static func recorded(
        _ cell: CellKind, testedCount: Int, _ networks: [(name: String, chiSquare: Double, probability: Double)],
        outliers: [Outlier]
    ) -> NetworkFits {
        let variants = Experiment.readings.variants
        return NetworkFits(
            cell: cell, properties: [.gates, .recurrentKernel, .resetGate], testedCount: testedCount,
            readings: networks.compactMap { network in
                variants.first { $0.name == network.name }.map { variant in
                    Tested(
                        reading: Reading(variant: variant, criterion: .cosine, measure: .first),
                        chiSquare: network.chiSquare, probability: network.probability)
                }
            },
            outliers: outliers)
    }
}
