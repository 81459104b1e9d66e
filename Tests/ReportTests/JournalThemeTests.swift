import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Report
import Support
import TestSupport
import Testing

@Suite("Themes of journals")
struct JournalThemeTests {
    private static let themes = [Theme.nature, .ieee, .acm, .neurips]

    @Test(
        "figures have the widths of the journal's columns",
        arguments: [
            ("nature", "89mm", "183mm"), ("ieee", "3.5in", "7.16in"), ("acm", "3.33in", "7in"),
            ("neurips", "5.5in", "5.5in"), ("web", "6.5in", "6.75in"), ("paper-dark", "6.5in", "6.75in"),
        ])
    func widths(name: String, column: String, page: String) throws {
        let theme = try Theme.named(name)
        #expect(abs(theme.figureWidth - (try #require(Length(column)).points)) < 1e-9)
        #expect(abs(theme.compositionWidth - (try #require(Length(page)).points)) < 1e-9)
        #expect(theme.colored(colorMap: .greys).dark.page == theme.page)
    }

    @Test("heights are limited, titles and grid lines left out", arguments: themes)
    func looks(theme: Theme) throws {
        let limit = try #require(theme.page).greatestHeight
        #expect(abs(limit - (theme == .nature ? 170 * 72 / 25.4 : 648)) < 1e-9)
        #expect(!theme.showsTitles && !theme.showsGridLines)
        let catalogue = FigureCatalogue(Synthetic.data(Synthetic.experiment()))
        let figure = try catalogue.figure(named: "divergence-lstm")
        let text = try #require(FigureDesignTests.text)
        let grid = theme.palette.grid
        func gridLines(_ theme: Theme) -> Int {
            figure.chart.drawing(width: theme.figureWidth, theme: theme, text: text).flattened.count { shape in
                if case .polyline(_, let stroke) = shape { stroke.color == grid } else { false }
            }
        }
        #expect(gridLines(theme) == 0)
        var lined = theme
        lined.showsGridLines = true
        #expect(gridLines(lined) > 4)
    }

    @Test("a high chart is drawn lower, unless a height is given")
    func heights() throws {
        let map = HeatMap(
            columns: .init(title: "x", labels: ["1", "2"]),
            rows: .init(title: "y", labels: (1...40).map(String.init)), valueTitle: "v"
        ) { column, row in .value(Double(row), label: "\(column)") }
        let text = try #require(FigureDesignTests.text)
        for theme in Self.themes {
            let limit = try #require(theme.page).greatestHeight
            #expect(map.drawing(width: theme.figureWidth, stretch: 1, theme: theme, text: text).size.height > limit)
            let height = map.drawing(width: theme.figureWidth, theme: theme, text: text).size.height
            #expect(height <= limit && height > limit - 1)
            let svg = try FigureSize(width: theme.figureWidth, height: limit + 72).rendered(
                map, named: "map", title: "map", as: .svg, theme: theme, text: text)
            let written = try #require(
                String(decoding: svg.prefix(400), as: UTF8.self).firstMatch(of: /height="([0-9.]+)pt"/))
            #expect(abs((try #require(Double(written.1))) - limit - 72) < 1)
        }
    }

    @Test("the font is the first preferred one that is installed", arguments: themes.map(\.name))
    func fonts(name: String) throws {
        let (theme, plain) = (try Theme.named(name), try #require(Theme.builtIn.first { $0.name == name }))
        let installed = try InstalledFonts.first(of: plain.typography.preferredFamilies)
        #expect(theme == installed.map { plain.lettered(in: $0) } ?? plain)
        #expect(theme.typography.family == installed ?? Typography.pinnedFamily)
        // Whatever is installed, the theme draws.
        let text = try PangoTextMeasurement(family: theme.typography.family)
        let catalogue = FigureCatalogue(Synthetic.data(Synthetic.experiment()))
        for name in ["heatmap-lstm-bitwise-state", "remainder-lstm", "prediction"] {
            let figure = try catalogue.figure(named: name)
            let size = FigureSize(width: theme.figureWidth)
            #expect(
                try !size.rendered(
                    figure.chart, named: name, title: figure.title, as: .pdf, theme: theme, text: text
                ).isEmpty)
        }
    }

    @Test("a theme file can have a journal's theme as base, and a list of fonts")
    func files() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "base: nature\nfont: [No Such Family, DejaVu Serif, DejaVu Sans]\ntitles: true\n", to: "a.yaml")
        let theme = try Theme.named(folder.path(of: "a.yaml"))
        #expect(["DejaVu Serif", "DejaVu Sans"].contains(theme.typography.family))
        #expect(theme.page == Theme.nature.page && theme.showsTitles && !theme.showsGridLines)
        #expect(theme.typography.tick == Theme.nature.typography.tick)
        try folder.write("base: nature\nfont: [No Such Family]\ngridLines: true\n", to: "b.yaml")
        let other = try Theme.named(folder.path(of: "b.yaml"))
        #expect(other.typography.family == Typography.pinnedFamily && other.showsGridLines)
        let single = try ThemeFile.read("base: nature\nfont: No Such Family", from: "c.yaml")
        #expect(single.typography.family == "No Such Family" && single.typography.preferredFamilies.isEmpty)
        #expect(Theme.nature.lettered(in: "DejaVu Sans").typography.preferredFamilies.isEmpty)
    }
}
