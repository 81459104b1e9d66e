import Analysis
import AnalysisReport
import Statistics
import Testing

@Suite("Sentences of an analysis")
struct FindingTests {
    private func study(_ entry: MadeEntry) throws -> NetworkStudy {
        NetworkStudy(try entry.made(), number: nil, step: nil)
    }

    @Test("name several time scales where measured and predicted steps differ by more than a factor of 2")
    func severalTimeScales() throws {
        // ln(1.1/0.01)/0.05 = 94: the median curve begins at 1.1.
        let single = try study(MadeEntry(rate: -0.05))
        #expect(single.predictedSteps.map { ($0 - 94.01).magnitude < 0.01 } == true)
        #expect(!single.hasSeveralTimeScales)
        let several = try study(MadeEntry(rate: -0.2))
        #expect(several.hasSeveralTimeScales)
        #expect(several.decayFindings.contains { $0.contains("several time scales") })
        #expect(try study(MadeEntry(rate: 0.01)).predictedSteps == nil)
        #expect(try study(MadeEntry(rate: 0.01)).decayFindings.first?.contains("do not shrink") == true)
        #expect(try study(MadeEntry(rate: -.infinity)).exponentText == "−∞")
    }

    @Test("compare with the untrained network")
    func untrained() throws {
        let findings = try study(MadeEntry(hasUntrained: true)).warmUpFindings
        #expect(
            findings.contains(
                "An untrained network of the same sizes needs 9 steps instead of 80 in 95\u{A0}% of starts."))
    }

    @Test("find the shortest interval between resets that keeps the tolerance")
    func resets() throws {
        func costs(_ differences: [Double]) -> [ResetCost] {
            zip([10, 20, 50], differences).map { ResetCost(interval: $0, differences: Array(repeating: $1, count: 40)) }
        }
        #expect(try study(MadeEntry(costs: costs([0.5, 0.002, 0.001]))).cheapestReset?.interval == 20)
        // A later interval that violates the tolerance counts.
        #expect(try study(MadeEntry(costs: costs([0.001, 0.5, 0.001]))).cheapestReset?.interval == 50)
        let none = try study(MadeEntry(costs: costs([0.5, 0.4, 0.3])))
        #expect(none.cheapestReset == nil)
        #expect(none.resetFindings.first?.hasPrefix("Even with a reset every 50 steps") == true)
        #expect(try study(MadeEntry(costs: [])).resetFindings.isEmpty)
    }

    @Test("rank units by their half-lives")
    func units() throws {
        let ranking = UnitRanking(try study(MadeEntry()))
        #expect(ranking.units.map(\.unit) == [2, 1, 3, 0])
        #expect(ranking.headline == "Unit 2 holds half of a difference for over 200 steps")
        let one = UnitRanking(try study(MadeEntry(hiddenSizes: [1], halfLives: [6])))
        #expect(one.headline == "The only unit halves a difference in 6 steps")
        let many = UnitRanking(try study(MadeEntry(hiddenSizes: [30, 30], halfLives: [4, 8])))
        #expect(many.shown.count == 16)
        #expect(many.restSentence == "The other 44 units have half-lives of 4 to 8 steps.")
        #expect(many.headline == "Layer 0, unit 1 forgets slowest: its half-life is 8 steps")
    }

    @Test("name a state that drifts")
    func drift() throws {
        #expect(try study(MadeEntry()).driftFindings.isEmpty)
        let drifting = MadeEntry(drifts: [StateDrift(layer: 0, unit: 3, tenths: [1, 17.3])])
        #expect(
            try study(drifting).driftFindings.first == """
                The state of unit 3 in layer 0 is up to 17 times as large in the last tenth of the input as in the \
                first.
                """)
    }

    @Test("order checkpoints by the numbers in their names")
    func checkpoints() throws {
        let studies = try ["run2/epoch_20.pt", "run2/epoch_3.pt", "run2/epoch_100.pt"].enumerated().map { index, file in
            var entry = MadeEntry(settled: Array(repeating: .observed(10 * (index + 1)), count: 20))
            entry.file = file
            return NetworkStudy(try entry.made(), number: index + 1, step: nil)
        }
        let series = try #require(CheckpointSeries(studies))
        #expect(series.checkpoints.map(\.place) == [3, 20, 100])
        #expect(series.headline == "Warm-up grows from 20 to 30 steps over 3 checkpoints")
        #expect(CheckpointSeries(Array(studies.prefix(2))) == nil)
    }
}
