import MemoryExperiment
import Recurrent
import Statistics

/// How well the networks of an experiment fit the published means of one recurrent cell, and what the best fit leaves.
package struct NetworkFits: Sendable, Hashable {
    /// A reading without censored runs, with the test of its means against the published ones.
    package struct Tested: Sendable, Hashable {
        /// The reading.
        package let reading: Reading
        /// Its reduced χ².
        package let chiSquare: Double
        /// The p-value of all its differences together (`OmnibusTest`).
        package let probability: Double
    }

    /// A setting whose means differ significantly under the best reading.
    package struct Outlier: Sendable, Hashable {
        /// The input size.
        package let inputSize: Int
        /// The hidden size.
        package let hiddenSize: Int
        /// The measured mean, in steps.
        package let measured: Double
    }

    /// The recurrent cell.
    package let cell: CellKind
    /// The properties that the networks differ in.
    let properties: [ReadingDifference]
    /// The number of readings that were tested.
    package let testedCount: Int
    /// The tested readings by reduced χ², best first, at least one; a record may leave out those whose p is
    /// written as a bound.
    package let readings: [Tested]
    /// The outliers under the best reading, the least likely first (Holm, over all settings).
    package let outliers: [Outlier]

    /// The networks that a ranking of one recurrent cell compares; nil for other rankings, and if no p-value is known.
    init?(
        _ ranking: Forensics.Ranking, differingIn properties: [ReadingDifference], statistics: [CellStatistics]
    ) {
        let readings = ranking.readings.compactMap { ranked -> Tested? in
            guard let chiSquare = ranked.agreement.reducedChiSquare,
                let probability = ranked.agreement.omnibusProbability
            else { return nil }
            return Tested(reading: ranked.reading, chiSquare: chiSquare, probability: probability)
        }
        guard let cell = ranking.cells.first, ranking.cells.count == 1, let best = readings.first?.reading else {
            return nil
        }
        let comparison = PublishedComparison(
            of: statistics, cell: cell, variant: best.variant.name, criterion: best.criterion, measure: best.measure)
        self.init(
            cell: cell, properties: properties, testedCount: readings.count, readings: readings,
            outliers: comparison.outliers.map {
                Outlier(inputSize: $0.inputSize, hiddenSize: $0.hiddenSize, measured: $0.measured)
            })
    }

    /// The fits from their parts.
    init(
        cell: CellKind, properties: [ReadingDifference], testedCount: Int, readings: [Tested],
        outliers: [Outlier]
    ) {
        self.cell = cell
        self.properties = properties
        self.testedCount = testedCount
        self.readings = readings
        self.outliers = outliers
    }

    /// The readings that the omnibus test does not reject, the best fit first.
    var survivors: [Tested] { readings.filter { $0.probability >= OmnibusTest.significance } }

    /// The best-fitting reading of networks as Keras before 2.3 built them by default; nil if there are none.
    var keras: Tested? {
        readings.first { tested in
            let variant = tested.reading.variant
            let reset = ReadingDifference.resetGate.text(of: variant, cells: [cell])
            return variant.settings.gateActivation == .hardSigmoid
                && variant.settings.initialization == .glorotUniform(recurrent: .orthogonal, forgetBias: 1)
                && (reset == nil || !variant.settings.resetAfter)
        }
    }
}
