import BenchmarkReport
import Benchmarking
import ChartRendering
import Charts
import MemoryExperiment
import Recurrent
import Report
import Support
import Testing

@Suite("Figures of measurements")
struct BenchmarkFigureTests {
    @Test("the roofline plots each shape at its measured rate, with its bound")
    func roofline() throws {
        let plot = try #require(BenchmarkFigure.roofline(of: try Synthetic.result()).chart.plots.first)
        let points = plot.series.filter { $0.symbol != .none }
        #expect(points.map(\.name) == ["LSTM", "GRU", "GRU, side by side"])
        #expect(points.flatMap(\.samples).map(\.label) == ["128×128", "1×8", "1×8"])
        #expect(points.flatMap(\.samples).map(\.y).map { $0.roundedToFourDigits } == [49.15, 8.16, 16.32])
        #expect(points.flatMap(\.samples).map { $0.limit?.roundedToFourDigits } == [65.54, 81.6, 81.6])
        #expect(points.first?.samples.first?.x == 1.5)
    }

    @Test("roofs have their bandwidth as slope, up to the arithmetic peak")
    func roofs() throws {
        let plot = try #require(BenchmarkFigure.roofline(of: try Synthetic.result()).chart.plots.first)
        let roofs = plot.series.filter { $0.line != .none }
        #expect(
            roofs.map(\.name) == ["L1, 200 GB/s", "L2, 90.0 GB/s", "L3, 30.0 GB/s", "FMA, 100 GFLOP/s"])
        for (roof, bandwidth) in zip(roofs, [200.0, 90, 30]) {
            let last = try #require(roof.samples.last)
            #expect(last.y == 100)
            for sample in roof.samples { #expect(abs(sample.y - sample.x * bandwidth) < 1e-9) }
        }
        #expect(roofs.last?.samples.allSatisfy { $0.y == 100 } == true)
    }

    @Test("growth has a plot for each quantity, with time and bound of LSTM and GRU")
    func growth() throws {
        let growth = try CostGrowth(precision: .float32, threads: 2)
        let chart = BenchmarkFigure.growth(growth, Synthetic.result(of: growth.cases)).chart
        #expect(chart.plots.count == 5)
        #expect(chart.plots.map(\.form) == [.wide, .small, .small, .small, .small])
        for plot in chart.plots {
            #expect(plot.series.map(\.name) == ["LSTM", "LSTM, bound", "GRU", "GRU, bound"])
            for (time, bound) in [(plot.series[0], plot.series[1]), (plot.series[2], plot.series[3])] {
                #expect(time.samples.count == plot.horizontal.marks.count)
                for (one, other) in zip(time.samples, bound.samples) { #expect(one.y == 2 * other.y) }
            }
        }
    }

    @Test(
        "a picture is drawn in every format",
        arguments: [("svg", "<?xml"), ("pdf", "%PDF"), ("png", "\u{89}PNG")])
    func pictures(ending: String, beginning: String) throws {
        let picture = try BenchmarkPicture(file: "roofs.\(ending)", size: FigureSize(width: 234), theme: .paper)
        let bytes = try picture.bytes(of: .roofline(of: try Synthetic.result()))
        #expect(bytes.count > 1_000)
        #expect(bytes.starts(with: beginning.unicodeScalars.map { UInt8($0.value) }))
    }

    @Test("a file name without a known extension is refused")
    func formats() {
        #expect(throws: Failure.self) {
            try BenchmarkPicture(file: "roofs.txt", size: FigureSize(width: 234), theme: .paper)
        }
    }
}
