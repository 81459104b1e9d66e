import ChartRendering
import Charts
import MemoryExperiment
import Recurrent
import Report
import Support
import Testing
import Typesetting

@Suite struct FigureCatalogueTests {
    private static func catalogue(_ experiment: Experiment) -> FigureCatalogue {
        FigureCatalogue(Synthetic.data(experiment))
    }

    @Test func theReportShowsEveryCriterionOfTheExperiment() {
        let experiment = Synthetic.experiment(runs: 4, criteria: [.cosine, .maximum(exponent: 3), .bitwiseState])
        let catalogue = Self.catalogue(experiment)
        let figures = catalogue.reported.filter { (try? catalogue.figure($0)) != nil }
        let ofSlices = figures.filter { if case .ofSlice = $0 { true } else { false } }
        #expect(
            ofSlices.map(\.text) == [
                "heatmap-lstm", "heatmap-lstm-max-1e-3", "heatmap-lstm-bitwise-state", "comparison-lstm",
                "divergence-lstm", "remainder-lstm", "heatmap-gru", "heatmap-gru-max-1e-3", "heatmap-gru-bitwise-state",
                "comparison-gru", "divergence-gru", "remainder-gru",
            ])
        let whole = figures.dropFirst(ofSlices.count).map(\.text)
        #expect(whole.contains("prediction") && whole.contains("forensics"))
        #expect(!whole.contains("precision") && !whole.contains("depth") && !whole.contains("gain"))
    }

    @Test(arguments: [(["base", "other", "third"], true), (["base", "other", "third", "fourth"], false)])
    func manyVariantsAreNotShownOneByOne(variants: [String], isShown: Bool) {
        let catalogue = Self.catalogue(Synthetic.experiment(runs: 1, variants: variants))
        #expect(catalogue.reported.map(\.text).contains("heatmap-lstm"))
        #expect(catalogue.reported.map(\.text).contains("heatmap-lstm_other") == isShown)
        #expect(catalogue.all.map(\.text).contains("heatmap-lstm_other"))
    }

    @Test func figureNamesAreUnique() {
        let experiment = Synthetic.experiment(
            layers: [1, 2], runs: 1, variants: ["base", "settled", "2-layers", "cosine"])
        let names = Self.catalogue(experiment).all.map(\.text)
        #expect(Set(names).count == names.count)
        #expect(names.contains("heatmap-lstm-2-layers-max-1e-3-settled_2-layers"))
    }

    @Test(arguments: [
        ("heatmap-lstm", "heatmap-lstm"), ("heatmap-lstm-cosine", "heatmap-lstm"),
        ("heatmap-gru-cosine-settled", "heatmap-gru-settled"), ("heatmap-gru-settled", "heatmap-gru-settled"),
        ("heatmap-lstm-max-1e-6-settled", "heatmap-lstm-max-1e-6-settled"), ("divergence-gru", "divergence-gru"),
    ])
    func figuresAreFoundByName(asked: String, found: String) throws {
        let catalogue = Self.catalogue(Synthetic.experiment())
        let name = try catalogue.name(asked)
        #expect(name.text == found)
        #expect(try catalogue.figure(name).name == found)
    }

    @Test func unknownNameErrorListsTheNearestFirst() {
        let failure = #expect(throws: Failure.self) {
            try Self.catalogue(Synthetic.experiment()).name("heatmap-lstn")
        }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains("‘heatmap-lstn’. There are: heatmap-lstm, ") == true)
    }

    @Test(arguments: [
        ("heatmap-gru", "no GRU runs"), ("divergence-gru", "no GRU runs"),
        ("heatmap-lstm-max-1e-2", "does not observe the criterion max-1e-2"),
        ("comparison-lstm", "for the sizes 1, 2, 4, 8, 16, 32, 64 and 128"),
    ])
    func unavailableFigureHasAReason(name: String, reason: String) throws {
        let catalogue = Self.catalogue(
            Synthetic.experiment(cells: [.lstm], inputSizes: [3], hiddenSizes: [5], criteria: [.cosine]))
        let found = try catalogue.name(name)
        let unavailable = #expect(throws: Unavailable.self) { try catalogue.figure(found) }
        #expect(unavailable?.reason.contains(reason) == true)
    }

    @Test func deeperNetworksHaveNoPublishedMeans() throws {
        let catalogue = Self.catalogue(Synthetic.experiment(layers: [2]))
        let found = try catalogue.name("comparison-lstm")
        let unavailable = #expect(throws: Unavailable.self) { try catalogue.figure(found) }
        #expect(unavailable?.reason.contains("one layer") == true)
    }

    @Test func censoredTilesAreBounds() throws {
        let catalogue = Self.catalogue(Synthetic.experiment())
        for name in ["heatmap-lstm-bitwise-state", "heatmap-gru-bitwise-output-settled"] {
            let figure = try catalogue.figure(catalogue.name(name))
            let map = try #require(figure.chart as? HeatMap)
            // Columns are the hidden sizes 1, 4 and 64; states of 64 units never become the same bits.
            for (index, cell) in map.cells.enumerated() {
                switch cell {
                case .value: #expect(index % 3 < 2)
                case .bound(_, let label):
                    #expect(index % 3 == 2)
                    #expect(label == HeatMap.Label("≥\u{A0}2,000", short: "≥2.0k"))
                case .replacement, .empty, .absent: Issue.record("no cell is empty or shows a median")
                }
            }
            #expect(map.isAbbreviated && figure.caption.contains("“≥2.0k” if most runs are censored"))
            #expect(figure.alternativeText.contains("2 tiles have censored runs"))
        }
    }

    @Test func captionOfSettledNamesTheObservedSteps() throws {
        let catalogue = Self.catalogue(Synthetic.experiment())
        let figure = try catalogue.figure(catalogue.name("heatmap-lstm-max-1e-3-settled"))
        #expect(figure.caption.contains("(measure settled, within 2,000 observed)"))
    }

    @Test(arguments: [("a.svg", FigureFormat.svg), ("b/c.PDF", .pdf), ("x.y.png", .png(pixelsPerPoint: 300 / 72))])
    func extensionDeterminesTheFormat(path: String, format: FigureFormat) throws {
        #expect(try FigureFormat(file: path) == format)
    }

    @Test(arguments: ["figure", "figure.jpeg", "svg", "folder.svg/figure", ""])
    func otherExtensionsAreRefused(path: String) {
        let failure = #expect(throws: Failure.self) { try FigureFormat(file: path) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains(".svg, .pdf or .png") == true)
    }
}
