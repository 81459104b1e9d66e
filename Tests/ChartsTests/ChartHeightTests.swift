import Charts
import Testing

@Suite("The height of charts")
struct ChartHeightTests {
    private let text = FixedWidthText()

    private static let charts: [any Chart] = [
        Samples.values, Samples.censored, Samples.panels, PlotsTests.growth,
        ChartGrid([Samples.values, Samples.panels], hasLetters: true),
    ]

    @Test(
        "a requested height is met, and text is at least 7 points", arguments: charts.indices, [0.85, 1.2, 1.7])
    func met(index: Int, factor: Double) {
        let chart = Self.charts[index]
        let usual = chart.drawing(width: 486, theme: .web, text: text)
        let wanted = usual.size.height * factor
        let drawing = chart.drawing(width: 486, height: wanted, theme: .web, text: text)
        #expect(abs(drawing.size.height - wanted) <= 0.1)
        #expect(drawing.overlappingTexts(measuredBy: text).isEmpty)
        #expect(drawing.textsOutside(measuredBy: text).isEmpty)
        #expect(drawing.texts.map(\.style.size).min() ?? 0 >= 7)
    }

    @Test("a drawing exceeds the height of its theme's page only if it cannot be lower", arguments: charts.indices)
    func page(index: Int) {
        let chart = Self.charts[index]
        let usual = chart.drawing(width: 486, theme: .web, text: text)
        var theme = Theme.web
        theme.page = Theme.Page(columnWidth: 252, fullWidth: 486, greatestHeight: usual.size.height)
        #expect(chart.drawing(width: 486, theme: theme, text: text) == usual)
        theme.page?.greatestHeight = usual.size.height * 0.8
        let lower = chart.drawing(width: 486, theme: theme, text: text).size.height
        #expect(lower <= usual.size.height * 0.8 && lower > usual.size.height * 0.8 - 0.3)
        theme.page?.greatestHeight = 1
        #expect(
            chart.drawing(width: 486, theme: theme, text: text)
                == chart.drawing(width: 486, height: 1, theme: .web, text: text))
    }

    @Test("an impossible height becomes the nearest possible one", arguments: charts.indices)
    func bounded(index: Int) {
        let chart = Self.charts[index]
        let low = chart.drawing(width: 486, height: 1, theme: .web, text: text).size.height
        let high = chart.drawing(width: 486, height: 1e6, theme: .web, text: text).size.height
        let usual = chart.drawing(width: 486, theme: .web, text: text).size.height
        #expect(low > 20 && low < usual && usual < high && high < 6 * usual)
    }
}
