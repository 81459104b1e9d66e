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
                ("hard-sigmoid-glorot-uniform-reset-after", 0.67712, 0.990151),
                ("sigmoid-orthogonal-reset-after", 1.20065, 0.149920),
                ("sigmoid-glorot-uniform-reset-after", 3.64114, 0.000000),
                ("hard-sigmoid-orthogonal-reset-after", 8.48499, 0.000000),
            ], outliers: [], probabilityOfOthers: nil),
        recorded(
            .gru, testedCount: 104,
            [
                ("hard-sigmoid-orthogonal-reset-after", 1.57326, 0.015529),
                ("hard-sigmoid-orthogonal-reset-before", 1.60388, 0.017998),
                ("sigmoid-orthogonal-reset-before", 1.61106, 0.011217),
                ("sigmoid-orthogonal-reset-after", 1.73362, 0.002264),
                ("hard-sigmoid-glorot-uniform-reset-after", 1.82795, 0.000144),
                ("hard-sigmoid-glorot-uniform-reset-before", 1.99980, 0.000028),
                ("sigmoid-glorot-uniform-reset-before", 2.00620, 0.000013),
                ("sigmoid-glorot-uniform-reset-after", 2.18982, 0.000002),
            ], outliers: [Outlier(inputSize: 64, hiddenSize: 128, measured: 15.85)], probabilityOfOthers: 0.091618),
    ]

    /// The number of runs of each setting behind the record.
    package static let recordedRuns = 20

    /// The digest of the protocol behind the record; a preset `readings` with another one needs another record.
    package static let recordedDigest = "9fa41e782d4f5a4cc74753d67217b26daaa07eb219a16c5a2d2b90d61dfff889"

    /// The version of the arithmetic behind the record.
    package static let recordedArithmetic = 2

    private static func recorded(
        _ cell: CellKind, testedCount: Int, _ networks: [(name: String, chiSquare: Double, probability: Double)],
        outliers: [Outlier], probabilityOfOthers: Double?
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
            settingCount: PublishedTable.sizes.count * PublishedTable.sizes.count, outliers: outliers,
            probabilityOfOthers: probabilityOfOthers)
    }
}
