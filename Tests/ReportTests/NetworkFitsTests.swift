import MemoryExperiment
import Recurrent
import Report
import Statistics
import Testing

/// What a report says about the networks that the published experiment may have used.
@Suite struct NetworkFitsTests {
    /// The networks of `readings` at four published settings, observed by `cosine` alone.
    private static let experiment = Synthetic.readings(runs: 6, criteria: [.cosine])

    /// LSTM networks with hard sigmoid gates follow the published means; all others lie 20 steps above them.
    private static func data(_ experiment: Experiment = experiment) -> ReportData {
        Synthetic.data(experiment) { key, _ in
            let cell = key.cell
            let published =
                PublishedTable.mean(cell: cell.cell, inputSize: cell.inputSize, hiddenSize: cell.hiddenSize) ?? 0
            let offset =
                switch cell.cell {
                case .lstm: cell.variant.hasPrefix("hard-sigmoid") ? 0 : 20
                case .gru, .elman: 20
                }
            let count = StepCount.observed(Int(published.rounded()) + offset + 3 * (key.run % 2))
            return CriterionOutcome(first: count, settled: count)
        }
    }

    private static let findings = data().findings(ofChapter: "forensics")

    @Test func survivingReadingsAreCountedAmongThoseTried() throws {
        let verdict = try #require(Self.findings.first { $0.hasPrefix("Of 8 LSTM readings") })
        #expect(verdict.contains("leaves 4 at the 5\u{A0}% level: cosine (first; hard sigmoid gates, "))
        #expect(verdict.hasSuffix("; 1 other."))
        #expect(Self.findings.count { $0.hasPrefix("Under the best of these, ") } == 1)
    }

    @Test func rejectionOfAllReadingsLeavesOutliers() throws {
        #expect(
            Self.findings.contains(
                """
                The omnibus test rejects all 16 GRU readings; every p is <\u{A0}0.001.
                """))
        let remainder = try #require(Self.findings.first { $0.hasPrefix("Under the best of these, ") })
        #expect(
            remainder.contains(
                " and 1 other stand out (Holm, family-wise error rate 5\u{A0}%)."))
    }

    @Test func selectionIsStated() {
        let text = Self.findings.joined(separator: " ")
        #expect(text.contains("share the least reduced χ² of 8 readings."))
        #expect(text.contains("A reading that survives need not be the right one."))
        #expect(text.contains("The defaults of Keras before 2.3 "))
    }

    @Test func reportOfThePostStatesTheRecord() {
        var experiment = Experiment.post
        experiment.plan = Plan(cells: [.lstm, .gru], inputSizes: [1, 2], hiddenSizes: [1, 2], runs: 4)
        let text = Self.data(experiment).findings(ofChapter: "forensics").joined(separator: " ")
        #expect(text.contains("Experiment readings also varies the network (20 runs per setting); "))
        #expect(text.contains("Of 52 LSTM readings without censored runs, the omnibus test leaves 2 "))
        #expect(
            text.contains(
                """
                The omnibus test rejects all 104 GRU readings; none has a larger p than the defaults of Keras.
                """))
        #expect(text.contains("Under the best of these, 64\u{A0}×\u{A0}128 (published 19.0, measured 15."))
        #expect(
            text.contains(
                "give a reduced χ² of 8.88 for the LSTM (p\u{A0}<\u{A0}0.001) and 1.78 for the GRU (p\u{A0}=\u{A0}0.004)."
            ))
    }

    @Test func recordCoversTheRecurrentCellsOfTheReport() {
        var experiment = Experiment.post
        experiment.plan = Plan(cells: [.gru], inputSizes: [1, 2], hiddenSizes: [1, 2], runs: 4)
        let text = Self.data(experiment).findings(ofChapter: "forensics").joined(separator: " ")
        #expect(text.contains("104 GRU readings") && !text.contains("LSTM readings"))
    }

    @Test func otherExperimentsDoNotStateTheRecord() {
        let findings = Self.data(
            Synthetic.experiment(inputSizes: [1, 2], hiddenSizes: [1, 2], runs: 4, criteria: [.cosine])
        ).findings(ofChapter: "forensics")
        #expect(!findings.isEmpty)
        #expect(!findings.contains { $0.contains("Experiment readings") || $0.contains("Keras") })
    }

    @Test func recordIsOfThePreset() {
        #expect(NetworkFits.recordedDigest == Experiment.readings.digest)
        #expect(NetworkFits.recordedArithmetic == Arithmetic.version)
        #expect(NetworkFits.recordedRuns == Experiment.readings.plan.runs)
    }

    @Test func recordHoldsEveryNetworkOnceBestFirst() {
        #expect(NetworkFits.recorded.map(\.cell) == Experiment.readings.plan.cells)
        // The reset gate tells only networks of the GRU apart.
        #expect(NetworkFits.recorded.map(\.readings.count) == [4, 8])
        for fits in NetworkFits.recorded {
            #expect(Set(fits.readings.map(\.reading.variant)).count == fits.readings.count)
            #expect(fits.readings.map(\.chiSquare) == fits.readings.map(\.chiSquare).sorted())
            #expect(fits.readings.allSatisfy { (0...1).contains($0.probability) })
            #expect(fits.testedCount > fits.readings.count)
        }
    }
}
