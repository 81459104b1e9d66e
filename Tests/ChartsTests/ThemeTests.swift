import Charts
import Testing

@Suite("Themes")
struct ThemeTests {
    private let text = FixedWidthText()

    @Test("text contrasts with the background", arguments: Theme.builtIn.map(\.name))
    func contrast(name: String) throws {
        let palette = try #require(Theme.builtIn.first { $0.name == name }).palette
        #expect(palette.ink.contrast(with: palette.background) >= 7)
        #expect(palette.ink.contrast(with: palette.boundFill) >= 7)
        #expect(palette.axis.contrast(with: palette.background) >= 4.5)
        for kind in [palette.first, palette.second] { #expect(kind.contrast(with: palette.background) >= 3) }
        #expect(palette.first.contrast(with: palette.second) > 1)
    }

    @Test(
        "lines in every colormap contrast with the background",
        arguments: Theme.builtIn.map(\.name), SequentialColormap.allCases)
    func lines(name: String, map: SequentialColormap) throws {
        let theme = try #require(Theme.builtIn.first { $0.name == name }).colored(colorMap: map)
        let drawing = Samples.panels.drawing(width: 486, theme: theme, text: text)
        let data = drawing.polylines.filter { $0.stroke.width == theme.metrics.line && $0.stroke.dash.isEmpty }
        #expect(!data.isEmpty)
        for line in data { #expect(line.stroke.color.contrast(with: theme.palette.background) >= 1.9) }
    }

    @Test("every colormap has monotone lightness", arguments: SequentialColormap.allCases)
    func order(map: SequentialColormap) {
        let luminances = (0...64).map { map.map.color(at: Double($0) / 64).relativeLuminance }
        for (below, above) in zip(luminances, luminances.dropFirst()) { #expect(above > below) }
    }

    @Test("a greyscale drawing keeps its lightness")
    func greyscale() {
        let drawing = Samples.values.drawing(width: 486, theme: .web, text: text)
        let grey = drawing.withoutColors
        #expect(grey.shapes.count == drawing.shapes.count && grey.size == drawing.size)
        for (one, other) in zip(drawing.filledRectangles, grey.filledRectangles) {
            #expect(other.color.red == other.color.green && other.color.green == other.color.blue)
            #expect(abs(one.color.relativeLuminance - other.color.relativeLuminance) < 0.005)
        }
    }

    @Test("a contact sheet scales drawings in proportion")
    func sheet() {
        let drawings = [234.0, 486].map { Samples.values.drawing(width: $0, theme: .paper, text: text) }
        let sheet = ContactSheet(rows: [.init("values", drawings: drawings)], scale: 0.5)
            .drawing(theme: .web, text: text)
        #expect(sheet.texts(saying: "values").count == 1)
        #expect(sheet.texts.count == 1 + drawings.map(\.texts.count).reduce(0, +))
        #expect(sheet.textsOutside(measuredBy: text).isEmpty)
        #expect(sheet.size.width > 0.5 * (234 + 486))
        let sizes = Set(sheet.texts.map(\.style.size))
        #expect(sizes.contains(Theme.paper.typography.tick / 2))
        for drawing in drawings {
            let grounds = sheet.filledRectangles.map(\.rectangle).filter {
                abs($0.width - drawing.size.width / 2) < 0.01 && abs($0.height - drawing.size.height / 2) < 0.01
            }
            #expect(grounds.count == 1)
        }
    }

    @Test("a contact page shows drawings in their own size, with labels and words")
    func page() {
        let drawings = [234.0, 486].map { Samples.values.drawing(width: $0, theme: .paper, text: text) }
        let words = Array(repeating: "A sentence that is broken into lines.", count: 12).joined(separator: " ")
        let columns = ["one", "other"].map { name in
            ContactPage.Column(name, rows: drawings.enumerated().map { [ContactPage.Sample("row \($0)", $1)] })
        }
        let page = ContactPage("values", columns: columns, words: [words]).drawing(theme: .web, text: text)
        for label in ["values", "one", "other"] { #expect(page.texts(saying: label).count == 1) }
        #expect(page.texts(saying: "row 0").count == 2 && page.texts(saying: "row 1").count == 2)
        #expect(page.textsOutside(measuredBy: text).isEmpty)
        #expect(page.overlappingTexts(measuredBy: text).isEmpty)
        #expect((2 * 486...2 * 486 + 80).contains(page.size.width))
        let frames = page.filledRectangles.map(\.rectangle).filter { abs($0.width - 486) < 0.01 }
        #expect(frames.count == 2)
        let lowest = page.texts.filter { $0.text.plainText.contains("sentence") }.map(\.position.y)
        #expect(lowest.count > 1)
        for y in lowest { for frame in frames { #expect(y > frame.bottom) } }
    }

    @Test("many rows of a contact sheet fill columns without overlaps")
    func columns() {
        let drawing = Samples.values.drawing(width: 234, theme: .paper, text: text)
        let rows = (1...40).map { ContactSheet.Row("row \($0)", drawings: [drawing, drawing]) }
        let sheet = ContactSheet(rows: rows, scale: 0.5).drawing(theme: .web, text: text)
        #expect(sheet.size.height < 2 * sheet.size.width && sheet.size.width < 2 * sheet.size.height)
        let names = sheet.texts.filter { $0.text.plainText.hasPrefix("row ") }
        #expect(names.count == 40 && Set(names.map(\.position.x)).count > 2)
        #expect(sheet.textsOutside(measuredBy: text).isEmpty)
        #expect(sheet.overlappingTexts(measuredBy: text).isEmpty)
    }
}
