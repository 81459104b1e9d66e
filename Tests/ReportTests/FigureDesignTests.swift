import ChartRendering
import Charts
import MemoryExperiment
import Report
import Support
import Testing
import Typesetting

/// Every figure of every built-in experiment, from few runs, at the sizes of a column, a page and a slide.
@Suite("The design of all figures")
struct FigureDesignTests {
    static let text: PangoTextMeasurement? = try? PangoTextMeasurement(family: Typography.pinnedFamily)

    /// The figures of a preset with two runs per setting.
    private func figures(of preset: String) throws -> [Figure] { try PresetFigures.all(of: preset) }

    @Test(
        "in print, text is 7 to 9 points and neither overlaps nor leaves the figure",
        arguments: Experiment.presets.map(\.name))
    func print(preset: String) throws {
        let text = try #require(Self.text)
        for figure in try figures(of: preset) {
            for width in Report.contactSheetWidths {
                let drawing = figure.chart.drawing(width: width, theme: .paper, text: text)
                let sizes = drawing.texts.map(\.style.size)
                #expect(sizes.min() ?? 0 >= 7, "\(figure.name) at \(width)")
                #expect(sizes.max() ?? 0 <= 9, "\(figure.name) at \(width)")
                expectOrder(in: drawing, of: figure.name, at: width)
            }
        }
    }

    @Test("on screens and slides, text stays legible and never overlaps", arguments: Experiment.presets.map(\.name))
    func screens(preset: String) throws {
        let text = try #require(Self.text)
        for figure in try figures(of: preset) {
            for (theme, width) in [(Theme.web, 234.0), (.web, 486), (.web, 720), (.slides, 720)] {
                let drawing = figure.chart.drawing(width: width, theme: theme, text: text)
                #expect(
                    drawing.texts.map(\.style.size).min() ?? 0 >= min(7, theme.typography.smallestLabel),
                    "\(figure.name) at \(width)")
                expectOrder(in: drawing, of: figure.name, at: width)
            }
        }
    }

    private static let journals = [Theme.nature, .ieee, .acm, .neurips]

    @Test(
        "in the themes of journals, figures have the height and the letters of the journal",
        arguments: Experiment.presets.map(\.name))
    func journals(preset: String) throws {
        let text = try #require(Self.text)
        for figure in try figures(of: preset) {
            for theme in Self.journals {
                let page = try #require(theme.page)
                for width in Set([page.columnWidth, page.fullWidth]) {
                    let drawing = figure.chart.drawing(width: width, theme: theme, text: text)
                    expectSizes(in: drawing, of: figure.name, theme: theme)
                    expectOrder(in: drawing, of: "\(figure.name) in \(theme.name)", at: width)
                    guard drawing.size.height > page.greatestHeight else { continue }
                    let lowest = figure.chart.drawing(width: width, height: 1, theme: theme, text: text)
                    #expect(drawing == lowest, "\(figure.name) in \(theme.name) is \(drawing.size.height) high")
                }
            }
        }
    }

    @Test(
        "figures side by side have the letters of single ones, which neither overlap nor leave the drawing",
        arguments: Experiment.presets.map(\.name))
    func compositions(preset: String) throws {
        let text = try #require(Self.text)
        let figures = try figures(of: preset)
        let pairs = stride(from: 0, to: figures.count, by: 2).map { figures[$0..<min($0 + 2, figures.count)] }
        let maps = figures.compactMap { $0.chart as? HeatMap }
        let quantities = Dictionary(grouping: maps, by: \.valueTitle.plainText).sorted { $0.key < $1.key }
        let shared = quantities.compactMap { quantity in
            ChartGrid(sharingColorsOf: Array(quantity.value.prefix(4)), columns: 2, hasLetters: true)
                .map { (quantity.key, $0) }
        }
        let grids = pairs.map { pair in
            (pair.map(\.name).joined(separator: " "), ChartGrid(pair.map(\.chart), columns: 2, hasLetters: true))
        }
        for (name, grid) in grids + shared {
            // Two columns of text need a page wider than that of NeurIPS.
            for theme in [Theme.paper, .nature, .ieee, .acm] {
                var theme = theme
                theme.showsTitles = true
                let width = theme.compositionWidth
                let drawing = grid.drawing(width: width, theme: theme, text: text)
                expectSizes(in: drawing, of: name, theme: theme)
                expectOrder(in: drawing, of: "\(name) in \(theme.name)", at: width)
                #expect(abs(drawing.size.width - width) < 0.001)
            }
        }
    }

    private func expectSizes(in drawing: Drawing, of name: String, theme: Theme) {
        let sizes = drawing.texts.map(\.style.size)
        #expect(sizes.min() ?? 0 >= theme.typography.smallestLabel, "\(name) in \(theme.name)")
        #expect(sizes.max() ?? 0 <= theme.typography.title, "\(name) in \(theme.name)")
    }

    private func expectOrder(in drawing: Drawing, of name: String, at width: Double) {
        guard let text = Self.text else { return }
        let overlaps = drawing.overlappingTexts(measuredBy: text)
        #expect(overlaps.isEmpty, "\(name) at \(width): \(overlaps)")
        let outside = drawing.textsOutside(measuredBy: text)
        #expect(outside.isEmpty, "\(name) at \(width): \(outside)")
    }

    @Test("every figure has a title, which a theme can omit")
    func titles() throws {
        let text = try #require(Self.text)
        // The panels of a grid have headings instead.
        for figure in try figures(of: "quick") where !(figure.chart is ChartGrid) {
            var theme = Theme.web
            let titled = figure.chart.drawing(width: 486, theme: theme, text: text)
            theme.showsTitles = false
            let untitled = figure.chart.drawing(width: 486, theme: theme, text: text)
            let titleSize = theme.typography.title
            let lost = titled.texts.filter { $0.style.size == titleSize && $0.style.weight == .bold }
            #expect(!lost.isEmpty && untitled.texts.count == titled.texts.count - lost.count, "\(figure.name)")
            #expect(untitled.size.height < titled.size.height)
            #expect(figure.alternativeText.count > 40 && figure.caption.count > 40)
        }
    }

    @Test("a dark theme moves nothing", arguments: [Theme.web, .paper, .slides, .nature])
    func dark(theme: Theme) throws {
        let text = try #require(Self.text)
        for figure in try figures(of: "quick") {
            let (light, dark) = (
                figure.chart.drawing(width: 486, theme: theme, text: text),
                figure.chart.drawing(width: 486, theme: theme.dark, text: text)
            )
            #expect(light.size == dark.size && light.shapes.count == dark.shapes.count)
            #expect(light.hotRegions == dark.hotRegions)
            #expect(light.texts.map(\.position) == dark.texts.map(\.position))
            #expect(light.background != dark.background)
        }
    }
}
