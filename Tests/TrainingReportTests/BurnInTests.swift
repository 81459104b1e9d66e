import Analysis
import Charts
import Recurrent
import Report
import Support
import Testing
import Training
import TrainingReport
import TrainingStudy
import Typesetting

@Suite("Burn-in and memory")
struct BurnInTests {
    /// An outcome with windows of 100 steps whose error has its minimum at a burn-in.
    ///
    /// - Parameters:
    ///   - best: The burn-in with the smallest error.
    ///   - memory: The settled steps of the networks without burn-in; those of others are a tenth longer.
    ///   - tied: Burn-ins of which the first run has the smallest error of all.
    private func outcome(
        best: Int, memory: StepQuantile = .known(40), tied: Set<Int> = [], burnIns: [Int] = [0, 20, 40, 80],
        runs: Int = 3
    ) throws -> TrainingOutcome {
        var made = MadeOutcome()
        let tasks = burnIns.map { "\"system:window=100,burn-in=\($0)\"" }.joined(separator: ", ")
        made.text = """
            training:
              name: burn-ins
              cells: [lstm]
              hiddenSizes: [4]
              tasks: [\(tasks)]
              runs: \(runs)
              updates: 100
              tolerances: [0.1, 10%]
            """
        made.median = { network, _, _ in
            network.task.task.windows?.burnIn == 0
                ? memory : memory.isBound ? memory : .known(memory.steps * 1.1 + Double(network.run))
        }
        made.loss = { network, _ in
            let burnIn = network.task.task.windows?.burnIn ?? 0
            let isTied = tied.contains(burnIn) && network.run == 1
            return isTied ? 0.5 : 1 + Double((burnIn - best).magnitude) + Double(network.run) / 10
        }
        return try made.outcome()
    }

    @Test("has the best burn-in, what equals it, and its ratio to memory")
    func sweep() throws {
        let sweep = try #require(try outcome(best: 40, tied: [80]).burnInSweeps.first)
        #expect(sweep.window == 100 && sweep.points.map(\.burnIn) == [0, 20, 40, 80])
        #expect(sweep.tolerance.text == "10%")
        #expect(sweep.best.burnIn == 40 && !sweep.isBestAtEdge)
        #expect(sweep.equals.map(\.burnIn) == [80])
        #expect(sweep.ratio == 1 && sweep.agrees)
        #expect(try outcome(best: 40, memory: .known(80)).burnInSweeps.first?.agrees == false)
    }

    @Test("follows the sign test if there are enough runs")
    func signTest() throws {
        // One of twenty runs is as good: the interval still excludes equal errors, which three runs cannot say.
        #expect(try outcome(best: 40, tied: [80], runs: 20).burnInSweeps.first?.equals.isEmpty == true)
        #expect(try outcome(best: 40, tied: [80], runs: 6).burnInSweeps.first?.equals.map(\.burnIn) == [80])
    }

    @Test("needs two burn-ins of one window length")
    func needs() throws {
        #expect(try outcome(best: 0, burnIns: [20]).burnInSweeps.isEmpty)
        #expect(try MadeOutcome().outcome().burnInSweeps.isEmpty)
        #expect(Figure.burnIn(of: try MadeOutcome().outcome()).isEmpty)
        #expect(try Table.burnIn(of: MadeOutcome().outcome()) == nil)
    }

    @Test("is told in sentences")
    func sentences() throws {
        let outcome = try outcome(best: 40, tied: [80])
        #expect(outcome.headline == "The best burn-in is 0.75–1.5 times memory for 1 of 1 window")
        #expect(
            outcome.findings[1] == [
                "At N\u{A0}=\u{A0}100, the median test error is smallest with a burn-in of 40 steps.",
                "A burn-in of 80 steps cannot be told apart from it.",
                "Networks trained without burn-in settle to 10\u{A0}% after a median of 40 steps. The ratio of best burn-in "
                    + "and memory is 1.00, within 0.75 to 1.5.",
            ])
        #expect(
            outcome.findings[2].last
                == "Errors count as larger if they are in every run. With only 3 runs, at least one in 8 equally good "
                + "burn-ins has such errors by chance.")
        #expect(outcome.findings[0].last == "Errors without burn-in are larger than the best for 1 of 1 window.")
        #expect(
            try self.outcome(best: 40, tied: [0]).findings[0].last
                == "Errors without burn-in are larger than the best for 0 of 1 window.")
    }

    @Test(
        "says what the grid leaves open",
        arguments: [
            (0, "without burn-in, at the lower edge of the grid.", "The ratio of best burn-in and memory is 0."),
            (80, "80 steps, the longest tried: a longer one may be better.", "memory is at least 2.00."),
        ])
    func edges(best: Int, grid: String, ratio: String) throws {
        let outcome = try outcome(best: best)
        let sentences = outcome.findings[1]
        #expect(outcome.burnInSweeps[0].isBestAtEdge)
        #expect(sentences[0].hasSuffix(grid), "\(sentences[0])")
        #expect(sentences[1] == "All other burn-ins have larger errors.")
        #expect(sentences[2].hasSuffix(ratio), "\(sentences[2])")
        #expect(outcome.headline == "The best burn-in is 0.75–1.5 times memory for 0 of 1 window")
    }

    @Test("has no ratio if networks never agree, or none was trained without burn-in")
    func unknown() throws {
        let never = try outcome(best: 40, memory: .atLeast(4_000))
        #expect(never.headline == "Test error is smallest with a burn-in of 40 steps")
        #expect(never.findings[1][2].contains("have no ratio"), "\(never.findings[1][2])")
        #expect(try plots(Figure.burnIn(of: never).first).allSatisfy(\.references.isEmpty))
        let shortest = try outcome(best: 20, burnIns: [20, 40])
        #expect(shortest.findings[1][0].hasSuffix("the shortest tried: a shorter one may be better."))
        #expect(shortest.findings[1][2] == "No network was trained without burn-in, so its memory cannot be compared.")
    }

    private func plots(_ figure: Figure?) throws -> [Plots.Plot] {
        try #require(figure?.chart as? Plots).plots
    }

    @Test("is drawn with every network, the medians, the best burn-in and memory")
    func figure() throws {
        let figures = Figure.burnIn(of: try outcome(best: 40))
        #expect(figures.map(\.name) == ["burn-in"])
        let plots = try plots(figures.first)
        #expect(plots.map(\.vertical.title.plainText) == ["Test error", "Steps to 10\u{A0}%"])
        for plot in plots {
            #expect(plot.series.map(\.samples.count) == [4, 12, 1])
            #expect(plot.series[2].samples.map(\.x) == [40])
            // All networks without burn-in have the same memory here, so there is no range.
            #expect(plot.references == [.vertical(40)])
        }
        #expect(plots[0].series[0].samples.map(\.y) == [41.2, 21.2, 1.2, 41.2])
        #expect(plots[1].series[1].samples.prefix(4).map(\.y) == [40, 40, 40, 45])
        let never = try self.plots(Figure.burnIn(of: outcome(best: 40, memory: .atLeast(4_000))).first)
        #expect(never[1].series[0].samples.allSatisfy { $0.isLowerBound })
    }

    @Test("has short headlines and captions", arguments: [0, 40, 80])
    func lengths(best: Int) throws {
        for memory in [StepQuantile.known(40), .atLeast(4_000)] {
            let outcome = try outcome(best: best, memory: memory)
            for figure in TrainingReport(outcome).figures {
                #expect(figure.headline.split(separator: " ").count <= 12, "\(figure.headline)")
                #expect(figure.caption.split(separator: " ").count <= 70, "\(figure.caption)")
            }
            let table = try #require(Table.burnIn(of: outcome))
            #expect(table.caption.split(separator: " ").count <= 70)
            #expect(table.rows.map { $0.cells.last?.plainText == "best" }.count { $0 } == 1)
            #expect(table.records.rows.allSatisfy { $0.count == table.records.columns.count })
        }
    }
}
