import Analysis
import Charts
import Recurrent
import Report
import Support
import Testing
import Training
import TrainingReport
import TrainingStudy

@Suite("The figures of a training experiment")
struct TrainingFigureTests {
    private func plots(_ figure: Figure?) throws -> [Plots.Plot] {
        try #require(figure?.chart as? Plots).plots
    }

    private static let delays = """
        training:
          name: delays
          cells: [lstm, gru]
          tasks: ["delayed-recall:delay=3", "delayed-recall:delay=6"]
          updates: 100
        """

    @Test("have a column for each task and a row for loss, each tolerance and λ")
    func course() throws {
        let figures = Figure.training(of: try MadeOutcome().outcome())
        let plots = try plots(figures.first)
        #expect(figures.map(\.name) == ["training"] && (figures[0].chart as? Plots)?.columns == 2)
        #expect(
            plots.map(\.vertical.title.plainText)
                == ["Test loss", "Steps to 0.001", "Steps to 0.1", "λ (nats per step)"].flatMap { [$0, $0] })
        // Every plot names its task, because narrow pages have one column.
        #expect(
            plots.map(\.heading?.plainText)
                == (0..<4).flatMap { _ in ["delayed recall, 3 steps", "adding, 50 steps"] })
        let steps = plots[2]
        #expect(steps.series.map(\.name) == ["LSTM", "LSTM, forget bias 1", "Elman"])
        // Each mark is the median over two hidden sizes and three runs, whose medians are 21, 22 and 23.
        #expect(steps.series[0].samples.map(\.y) == [10, 90, 22])
        #expect(steps.series[0].samples.map(\.dataX) == [0, 10, 100])
        #expect(steps.series[0].samples.last?.interval == 21...23)
        let adding = plots[3].series[2].samples
        #expect(adding.map(\.isLowerBound) == [false, false, true] && adding.last?.interval == nil)
        // A memory of no steps needs a place for 0, one that is always positive does not.
        #expect(plots[4].vertical.scale == .steps && plots[2].vertical.scale == .logarithmic)
        // An exponent of −∞ has no place.
        #expect(plots[6].series[0].samples.map(\.dataX) == [10, 100])
    }

    @Test("are split if there are many tasks, and need more than both ends")
    func manyTasks() throws {
        var made = MadeOutcome()
        made.text = made.text.replacing(
            "[\"delayed-recall:delay=3\", adding]", with: "[adding, sine, flip-flop, \"adding:steps=9\"]")
        let figures = Figure.training(of: try made.outcome())
        #expect(figures.map(\.name) == ["training", "training-2"])
        #expect(try figures.map { try plots($0).count } == [12, 4])
        made.text = made.text.replacing("checkpoints: [10]", with: "checkpoints: [100]")
        #expect(Figure.training(of: try made.outcome()).isEmpty)
    }

    @Test("show every network before and after")
    func pairs() throws {
        let plots = try plots(Figure.beforeAfter(of: MadeOutcome().outcome()))
        #expect(plots.count == 2 && plots.allSatisfy { $0.form == .square && $0.references == [.identity] })
        #expect(plots.flatMap(\.series).allSatisfy { $0.samples.count == 6 })
        #expect(plots[0].series[0].samples.map(\.x) == Array(repeating: 10, count: 6))
        #expect(plots[0].series[0].samples.map(\.y) == [21, 22, 23, 21, 22, 23])
        #expect(plots[1].series[2].samples.allSatisfy { $0.isLowerBound })
        #expect(plots[1].series[2].samples.first?.details?.last?.value == "never")
    }

    @Test("compare trained delays with measured ones, open where the task was not learnt")
    func delays() throws {
        #expect(Figure.delay(of: try MadeOutcome().outcome()) == nil)
        var made = MadeOutcome()
        made.text = Self.delays
        made.score = { network, _ in network.cell.kind == .gru && network.run == 2 ? 0.5 : 1 }
        made.median = { network, _, _ in .known(network.task.slug.hasSuffix("3") ? 4 : 9) }
        let outcome = try made.outcome()
        let plot = try #require(try plots(Figure.delay(of: outcome)).first)
        #expect(plot.series.map(\.name) == ["LSTM", "GRU", "GRU, not learnt"])
        #expect(plot.series.map(\.symbol) == [.disc, .diamond, .openDiamond])
        #expect(plot.series.map { $0.samples.compactMap(\.dataX) } == [[3, 3, 3, 6, 6, 6], [3, 3, 6, 6], [3, 6]])
        #expect(plot.series.flatMap(\.samples).allSatisfy { $0.y == ($0.dataX == 3 ? 4 : 9) })
        // Only 3 is within one step of 4, and GRU's second run is not counted.
        #expect(outcome.headline == "Memory to 0.1 matches the trained delay in 5 of 10 networks")
    }

    @Test("have short headlines and captions")
    func lengths() throws {
        var delays = MadeOutcome()
        delays.text = Self.delays
        for outcome in [try MadeOutcome().outcome(), try delays.outcome()] {
            for figure in TrainingReport(outcome).figures {
                #expect(figure.headline.split(separator: " ").count <= 12, "\(figure.headline)")
                #expect(figure.caption.split(separator: " ").count <= 70, "\(figure.caption)")
            }
            #expect(outcome.headline.split(separator: " ").count <= 12)
        }
    }
}
