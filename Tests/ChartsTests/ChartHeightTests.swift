import Charts
import Testing

@Suite("The height of charts")
struct ChartHeightTests {
    private let text = FixedWidthText()

    private static let charts: [any Chart] = [Samples.values, Samples.censored, Samples.panels, PlotsTests.growth]

    @Test(
        "a height that is asked for is met, and letters keep their size", arguments: charts.indices, [0.85, 1.2, 1.7])
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

    @Test("a height that no chart can have becomes the nearest one", arguments: charts.indices)
    func bounded(index: Int) {
        let chart = Self.charts[index]
        let low = chart.drawing(width: 486, height: 1, theme: .web, text: text).size.height
        let high = chart.drawing(width: 486, height: 1e6, theme: .web, text: text).size.height
        let usual = chart.drawing(width: 486, theme: .web, text: text).size.height
        #expect(low > 20 && low < usual && usual < high && high < 6 * usual)
    }
}
