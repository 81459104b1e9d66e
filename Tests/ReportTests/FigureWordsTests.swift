import Charts
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Testing

/// Captions and alternative texts describe the data that a figure shows.
@Suite("Captions and alternative texts")
struct FigureWordsTests {
    /// Runs with the lifetimes that the caller chooses; nil for runs that never end.
    private func lifetimes(_ hiddenSizes: [Int], _ lifetime: @escaping (Int) -> Int?) -> ReportData {
        let experiment = Synthetic.experiment(
            inputSizes: [16], hiddenSizes: hiddenSizes, criteria: [.maximum(exponent: 6), .bitwiseState])
        return Synthetic.data(experiment) { key, criterion in
            let end: StepCount =
                switch (criterion, lifetime(key.cell.hiddenSize)) {
                case (.bitwiseState, let steps?): .observed(50 + steps)
                case (.bitwiseState, nil): .censored(at: 2_000)
                case (_, _): .observed(50)
                }
            return CriterionOutcome(first: end, settled: end)
        }
    }

    private func words(_ name: String, _ data: ReportData) throws -> String {
        try FigureCatalogue(data).whole(name).alternativeText
    }

    @Test func pointsRiseOrFallWithTheirNumbers() throws {
        let sizes = [4, 8, 16, 32]
        #expect(try words("lifetime", lifetimes(sizes) { 10 * $0 }).hasPrefix("Points that rise with the hidden size"))
        #expect(try words("lifetime", lifetimes(sizes) { 500 - $0 }).hasPrefix("Points that fall with the hidden size"))
        #expect(
            try words("lifetime", lifetimes(sizes) { _ in 40 }).hasPrefix(
                "Points that do not change with the hidden size"))
        #expect(
            try words("lifetime", lifetimes(sizes) { $0.isMultiple(of: 8) && $0 != 16 ? 90 : 30 }).hasPrefix(
                "Points against the hidden size"))
    }

    @Test func boundAboveAKnownNumberIsARise() throws {
        let data = lifetimes([4, 8, 16, 32]) { $0 < 32 ? 10 * $0 : nil }
        #expect(try words("lifetime", data).hasPrefix("Points that rise with the hidden size"))
    }

    @Test("a single point or only bounds have no direction", arguments: [[16], [8, 16, 32]])
    func noCourse(sizes: [Int]) throws {
        #expect(try words("lifetime", lifetimes(sizes) { _ in nil }).hasPrefix("Points against the hidden size"))
        if sizes.count == 1 {
            #expect(try words("lifetime", lifetimes(sizes) { _ in 30 }).hasPrefix("Points against the hidden size"))
        }
    }

    @Test func curvesFallOnlyIfRunsEnd() throws {
        let all = try words("coalescence", lifetimes([4, 8]) { 10 * $0 })
        #expect(all.hasPrefix("Falling step curves") && all.hasSuffix("All of them reach 0."))
        let none = try words("coalescence", lifetimes([4, 8]) { _ in nil })
        #expect(none.hasPrefix("Level curves at 1") && none.hasSuffix("No run reached bit-identical states."))
        let some = try words("coalescence", lifetimes([4, 8]) { $0 == 4 ? 40 : nil })
        #expect(some.hasPrefix("Step curves"))
    }

    @Test func curvesOfUnitsEndOrStayLevel() throws {
        let ended = try words("plateau", lifetimes([4, 8]) { 10 * $0 })
        #expect(ended.contains("; all end before the last step"))
        let endless = try words("plateau", lifetimes([64, 96]) { _ in nil })
        #expect(endless.contains("; all stay level") && !endless.contains("small"))
        let both = try words("plateau", lifetimes([4, 64]) { $0 == 4 ? 40 : nil })
        #expect(both.hasPrefix("Curves that fall from 1"))
        #expect(both.contains("; those of small hidden sizes end, those of large ones stay level"))
    }

    private func predicted(_ hiddenSizes: [Int], first: Int) throws -> String {
        let experiment = Forgetting.experiment(
            cells: [.lstm], hiddenSizes: hiddenSizes, criteria: [.maximum(exponent: 6)])
        return try words(
            "prediction", Forgetting.data(experiment, exponents: { _ in [-0.1] }, first: { _, _ in .observed(first) }))
    }

    @Test func marksLieAlongOrBesideTheLine() throws {
        // ln(0.4/10⁻⁶)/0.1 is 129.0.
        #expect(try predicted([4, 8], first: 128).contains("marks along the line"))
        #expect(try predicted([4, 8], first: 1_500).contains("marks beside the line"))
        #expect(try predicted([8], first: 128).contains("1 mark beside the line"))
    }

    @Test func drawnPlotsAreCounted() throws {
        let experiment = Forgetting.experiment(
            cells: [.lstm], lyapunov: false,
            variants: [0.5, 1, 2].enumerated().map { index, value in ("v\(index)", { $0.inputScale = value }) })
        let data = Forgetting.data(experiment, exponents: { _ in [] }, first: { _, _ in .observed(9) })
        #expect(try words("input-scale", data).hasPrefix("1 plot against the input scale"))
    }

    @Test func constantDifferenceIsNotDescribedAsShrinking() throws {
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [16], hiddenSizes: [4, 8], criteria: [.maximum(exponent: 6)])
        func figure(_ data: ReportData) throws -> Figure {
            try FigureCatalogue(data).figure(FigureName(.divergence, of: data.slices[0]))
        }
        let data = Synthetic.data(experiment)
        let falling = try figure(data)
        #expect(falling.alternativeText.contains("The median difference shrinks at every hidden size."))
        #expect(falling.caption.contains(", rings the last steps before a median is 0"))
        var results = data.results
        for run in results.indices {
            for point in results[run].curve.indices { results[run].curve[point].maximumDifference = 0.25 }
        }
        let constant = try figure(ReportData(experiment: experiment, results: results))
        #expect(!constant.alternativeText.contains("shrinks") && !constant.caption.contains("rings"))
    }

    // MARK: Many sizes

    @Test func manySizesAreSummarisedAsARange() throws {
        // From 64 units upward, states never become the same bits.
        let sizes = [1, 4] + Array(64..<92)
        let data = Synthetic.data(
            Synthetic.experiment(cells: [.gru], inputSizes: [16], hiddenSizes: sizes, criteria: [.bitwiseState]))
        let figure = try FigureCatalogue(data).figure(FigureName(.divergence, of: data.slices[0]))
        let chart = try #require(figure.chart as? Plots)
        // Words are about the five lines drawn, of which that of 69 units is the first to last.
        #expect(chart.title?.plainText == "From 69 units upward, the median GRU difference outlasts 2,000 steps")
        #expect(figure.alternativeText.contains("at hidden size 69, ") && figure.alternativeText.count < 300)
        let alive = try words("coalescence", lifetimes(sizes) { $0 < 64 ? 10 : nil })
        #expect(alive.contains("LSTM at 28 hidden sizes from 64 to 91 and GRU at 28 hidden sizes from 64 to 91"))
    }

    @Test func manySizesWithoutARangeAreListed() throws {
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [16], hiddenSizes: [1, 4] + Array(64..<92), criteria: [.bitwiseState])
        var results = Synthetic.data(experiment).results
        for run in results.indices where results[run].key.cell.hiddenSize == 91 {
            for point in results[run].curve.indices.dropFirst() { results[run].curve[point] = .zero }
        }
        let data = ReportData(experiment: experiment, results: results)
        let figure = try FigureCatalogue(data).figure(FigureName(.divergence, of: data.slices[0]))
        let chart = try #require(figure.chart as? Plots)
        #expect(chart.title?.plainText == "With 69, 77 and 84 units, GRU differences outlast 2,000 steps")
    }
}
