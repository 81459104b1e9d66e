import ChartRendering
import Charts
import MemoryExperiment
import Recurrent
import Report
import Support
import Testing

@Suite("Several figures in one file")
struct CompositionTests {
    private let catalogue = FigureCatalogue(
        Synthetic.data(Synthetic.experiment(runs: 4, criteria: [.cosine, .maximum(exponent: 3), .bitwiseState])))

    private func figure(
        _ names: [String], _ composition: Composition = Composition(), marks: [String] = []
    ) throws -> Figure {
        try FigureRequest(names, composition: composition, marks: marks.compactMap { TileMark($0) })
            .figure(from: catalogue)
    }

    private func refusal(_ names: [String], _ composition: Composition = Composition(), marks: [String] = []) -> String
    {
        let failure = #expect(throws: Failure.self) { try figure(names, composition, marks: marks) }
        #expect(failure?.kind == .usage)
        return failure?.message ?? ""
    }

    @Test("a single figure is the one of that name")
    func single() throws {
        let (asked, found) = (try figure(["heatmap-lstm"]), try catalogue.figure(named: "heatmap-lstm"))
        #expect(asked.chart as? HeatMap == found.chart as? HeatMap && asked.chart is HeatMap)
        #expect(asked.caption == found.caption && asked.title == found.title && asked.name == found.name)
    }

    @Test("words of panels follow their letters")
    func words() throws {
        let names = ["heatmap-lstm", "divergence-gru", "prediction"]
        let parts = try names.map { try catalogue.figure(named: $0) }
        let figure = try figure(names, Composition(hasLetters: true))
        #expect(
            figure.alternativeText
                == zip(["a", "b", "c"], parts).map { "(\($0)) \($1.alternativeText)" }.joined(separator: " "))
        #expect(figure.title == "(a) \(parts[0].title); (b) \(parts[1].title); (c) \(parts[2].title)")
        #expect(figure.caption.contains("(b) \(parts[1].caption) (c) "))
        let grid = try #require(figure.chart as? ChartGrid)
        #expect(grid.hasLetters && grid.columns == nil && grid.charts.count == 3)
    }

    @Test("shared colours span the means of all heat maps")
    func sharedColors() throws {
        let names = ["heatmap-lstm", "heatmap-lstm-max-1e-3"]
        let values = try names.flatMap { name -> [Double] in
            let map = try catalogue.figure(named: name).chart as? HeatMap
            return try #require(map).cells.compactMap { cell -> Double? in
                if case .value(let value, _) = cell { value } else { nil }
            }
        }
        let layout = try #require(GridSize("2x1"))
        let figure = try figure(names, Composition(layout: layout, sharesColors: true))
        let grid = try #require(figure.chart as? ChartGrid)
        let maps = grid.charts.compactMap { $0 as? HeatMap }
        let most = try #require(values.max())
        #expect(maps.map(\.coloring) == [.linear(0...most), .linear(0...most)])
        #expect(maps.allSatisfy { !$0.showsColorBar } && grid.columns == 1)
        #expect(figure.caption.hasSuffix("All panels share one colour scale."))
    }

    @Test("colours are shared only by heat maps of one quantity")
    func quantities() {
        let sharing = Composition(sharesColors: true)
        let other = refusal(["heatmap-lstm", "remainder-lstm"], sharing)
        #expect(other.contains("‘heatmap-lstm’ shows “Shared steps, mean of 4 runs”"), "\(other)")
        #expect(other.contains("and ‘remainder-lstm’ shows “Largest difference after "), "\(other)")
        let none = refusal(["heatmap-lstm", "divergence-lstm"], sharing)
        #expect(none.contains("‘divergence-lstm’ is none"), "\(none)")
    }

    @Test("a layout holds all figures, and is for several")
    func layouts() throws {
        let layout = GridSize(rows: 1, columns: 2)
        let small = refusal(["heatmap-lstm", "heatmap-gru", "prediction"], Composition(layout: layout))
        #expect(small.contains("The layout 1x2 holds 2 figures, and 3 are named.") && small.contains("such as 2x2"))
        for composition in [
            Composition(layout: layout), Composition(hasLetters: true), Composition(sharesColors: true),
        ] {
            #expect(refusal(["heatmap-lstm"], composition).contains("name at least two"))
        }
        #expect(refusal([]) == "Name a figure.")
        #expect(refusal(Array(repeating: "heatmap-lstm", count: 37)).contains("at most 36 figures"))
        #expect(refusal(["heatmap-lstm", "heatmap-lstn"]).contains("‘heatmap-lstn’. There are: heatmap-lstm"))
        #expect(try figure(Array(repeating: "heatmap-lstm", count: 36)).chart is ChartGrid)
    }

    @Test("panels too narrow for a chart are refused with the least width")
    func narrow() throws {
        let text = try #require(FigureDesignTests.text)
        let figure = try figure(
            ["heatmap-lstm", "heatmap-gru", "prediction"], Composition(layout: GridSize("1x3")))
        func draw(_ width: Double) throws -> [UInt8] {
            try FigureSize(width: width).rendered(
                figure.chart, named: figure.name, title: figure.title, as: .svg, theme: .paper, text: text)
        }
        let failure = #expect(throws: Failure.self) { try draw(396) }
        #expect(failure?.kind == .usage)
        #expect(
            failure?.message.contains("3 columns need a width of at least 6.13in, and the figure is 5.50in wide")
                == true, "\(failure?.message ?? "")")
        let svg = try draw(6.13 * 72)
        #expect(try svg == draw(6.13 * 72))
        #expect(String(decoding: svg, as: UTF8.self).contains("<title>(a) LSTM"))
    }

    @Test("marks outline a tile of every heat map")
    func marks() throws {
        let place = HeatMap.Place(column: 2, row: 1)
        let one = try figure(["heatmap-lstm"], marks: ["16x64", "16x64"])
        #expect((one.chart as? HeatMap)?.outlined == [place])
        #expect(one.caption.hasSuffix(" A frame marks 16 × 64 (input size × hidden size)."))
        let several = try figure(["heatmap-lstm", "divergence-lstm", "comparison-gru"], marks: ["16x64", "1x1"])
        let maps = try #require(several.chart as? ChartGrid).charts.compactMap { $0 as? HeatMap }
        #expect(maps.count == 2 && maps[0].outlined == [place, HeatMap.Place(column: 0, row: 0)])
        // The comparison has frames already.
        #expect(maps[1].outlined.isSuperset(of: maps[0].outlined))
        #expect(several.alternativeText.contains("Frames mark 16 × 64 and 1 × 1 (input size × hidden size)."))
    }

    @Test("a mark needs a heat map with its tile")
    func missingTiles() {
        let missing = refusal(["heatmap-lstm"], marks: ["64x16"])
        #expect(missing.contains("The figure ‘heatmap-lstm’ has no tile 64x16."), "\(missing)")
        #expect(missing.contains("It has input sizes 1 and 16, and hidden sizes 1, 4 and 64;"), "\(missing)")
        #expect(refusal(["divergence-lstm"], marks: ["16x64"]).contains("‘divergence-lstm’ is none"))
        let none = refusal(["divergence-lstm", "prediction"], marks: ["16x64"])
        #expect(none.contains("‘divergence-lstm’ and ‘prediction’ are none"), "\(none)")
    }

    @Test("a mark is two sizes that networks can have")
    func sizes() {
        #expect(TileMark("64x128")?.inputSize == 64 && TileMark("64x128")?.hiddenSize == 128)
        #expect(TileMark("1x4096") != nil && TileMark("4096x1") != nil)
        for text in ["", "x", "64", "64x", "x64", "0x1", "1x4097", "-1x1", "1x+1", "1x1x1", "1 x1", "1×1", "ax1"] {
            #expect(TileMark(text) == nil, "\(text)")
        }
        #expect(TileMark(String(repeating: "9", count: 50) + "x1") == nil)
    }
}
