import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

/// Every missing result states its reason, one for each cause.
@Suite struct ReasonTests {
    private func reason(ofTable name: String, _ data: ReportData) -> String {
        (#expect(throws: Unavailable.self) { try TableCatalogue(data).whole(name) })?.reason ?? ""
    }

    private func reason(ofFigure name: String, _ data: ReportData) -> String {
        (#expect(throws: Unavailable.self) { try FigureCatalogue(data).whole(name) })?.reason ?? ""
    }

    // MARK: Verdicts

    private func verdicts(
        inputSizes: [Int] = [1, 4], hiddenSizes: [Int] = [2, 8], layers: [Int] = [1], steps: (RunKey) -> Int
    ) -> String {
        reason(
            ofTable: "verdicts",
            Synthetic.data(
                Synthetic.experiment(inputSizes: inputSizes, hiddenSizes: hiddenSizes, layers: layers, runs: 4)
            ) { key, _ in
                let count = StepCount.observed(steps(key))
                return CriterionOutcome(first: count, settled: count)
            })
    }

    @Test func everyCauseOfMissingVerdictsIsStated() {
        #expect(verdicts { _ in 0 }.hasPrefix("All runs have the same number of steps, 0: "))
        #expect(verdicts(hiddenSizes: [2]) { _ in 7 }.hasPrefix("All runs have the same number of steps, 7: "))
        #expect(
            verdicts { $0.cell.cell == .lstm ? 3 : 4 }.hasPrefix(
                "All runs of a recurrent cell have the same number of steps: "))
        // Every third resample omits one run of sixteen.
        #expect(
            verdicts { $0.run == 1 && $0.cell.inputSize == 1 && $0.cell.hiddenSize == 2 ? 1 : 0 }
                .contains("all are the same in some resample"))
        #expect(verdicts(inputSizes: [4], hiddenSizes: [8]) { $0.run }.contains("has one pair"))
    }

    // MARK: Predictions

    private func prediction(
        hiddenSizes: [Int] = [64], criteria: [Criterion] = [.maximum(exponent: 6)], exponent: Double = -0.1,
        first: StepCount = .observed(100)
    ) -> String {
        let experiment = Forgetting.experiment(cells: [.lstm], hiddenSizes: hiddenSizes, criteria: criteria)
        return reason(
            ofFigure: "prediction",
            Forgetting.data(experiment, exponents: { _ in [exponent] }, first: { _, _ in first }))
    }

    @Test func everyCauseOfMissingPredictionsIsStated() {
        #expect(prediction(exponent: 0.2).contains("1 setting with a nonnegative exponent"))
        #expect(prediction(exponent: -.infinity).contains("1 setting with an exponent of −∞"))
        #expect(
            prediction(exponent: -100).contains(
                "1 pair of setting and criterion for which less than one step is predicted"))
        #expect(prediction(first: .censored(at: 2_000)).contains("1 pair of setting and criterion with censored runs"))
        #expect(prediction(hiddenSizes: [1], criteria: [.cosine]).contains("that no exponent predicts"))
        #expect(
            prediction(criteria: [.bitwiseState]).contains("observes no criterion whose steps an exponent predicts"))
    }

    @Test func infiniteExponentsAppearInTheTable() throws {
        let experiment = Forgetting.experiment(cells: [.lstm], hiddenSizes: [8, 64])
        let data = Forgetting.data(
            experiment, exponents: { [$0.cell.hiddenSize == 8 && $0.run == 2 ? -.infinity : -0.1] },
            first: { _, _ in .observed(100) })
        let table = try TableCatalogue(data).whole("lyapunov")
        #expect(table.rows.map { $0.cells[0].text }.contains("−∞"))
        #expect(table.caption.contains("−∞"))
        let column = try #require(table.records.columns.firstIndex(of: "exponent"))
        #expect(table.records.rows.map { $0[column] }.contains(.number(-.infinity)))
        #expect(table.records.csv.contains(",-inf,") && table.records.json.contains("null"))
        let figure = try FigureCatalogue(data).whole("prediction")
        #expect(
            figure.caption.contains("Predictions below one step and 1 setting with an exponent of −∞ are omitted."))
    }

    @Test func closedFormIsLeftOutOutsideItsRange() throws {
        let experiment = Forgetting.experiment(
            cells: [.gru], hiddenSizes: [64], variants: [("strong", { $0.recurrentScale = 10 })])
        let data = Forgetting.data(experiment, exponents: { _ in [-0.1] }, first: { _, _ in .observed(100) })
        let table = try TableCatalogue(data).whole("lyapunov")
        #expect(table.rows.map { $0.cells[1] } == [.empty])
        #expect(table.caption.contains("outside the tested range"))
        let usual = Forgetting.data(
            Forgetting.experiment(cells: [.gru], hiddenSizes: [64]), exponents: { _ in [-0.1] },
            first: { _, _ in .observed(100) })
        #expect(try !TableCatalogue(usual).whole("lyapunov").caption.contains("tested"))
    }

    // MARK: Others

    @Test func everyCauseOfMissingReadingsAndMeansIsStated() throws {
        func forensics(runs: Int = 4, inputSizes: [Int] = [1]) -> String {
            let experiment = Synthetic.experiment(inputSizes: inputSizes, hiddenSizes: [4], runs: runs)
            return reason(ofTable: "forensics", Synthetic.data(experiment))
        }
        #expect(forensics(runs: 3).contains("at least four runs of each setting, and the experiment has 3"))
        #expect(forensics(inputSizes: [3]).contains("sizes that were published: 1, 2, 4"))
        let censored = Synthetic.data(Synthetic.experiment(cells: [.lstm])) { _, _ in
            CriterionOutcome(first: .censored(at: 2_000), settled: .censored(at: 2_000))
        }
        let catalogue = FigureCatalogue(censored)
        let unavailable = #expect(throws: Unavailable.self) {
            try catalogue.figure(try catalogue.name("comparison-lstm"))
        }
        #expect(unavailable?.reason.contains("has a censored run here") == true)
    }
}
