import Charts
import Testing

@Suite("Titles")
struct TitleTests {
    private let text = FixedWidthText()

    private func title(_ title: RichText, width: Double, theme: Theme = .web) -> [TextLine] {
        Plots(title: title, plots: []).drawing(width: width, theme: theme, text: text).texts
    }

    @Test("a title has one line if it fits, otherwise several")
    func lines() {
        let words = "The difference of two sequences outlasts all steps"
        #expect(title(RichText(words), width: 900).map(\.text.plainText) == [words])
        let broken = title(RichText(words), width: 200)
        #expect(broken.count > 1)
        #expect(broken.map(\.text.plainText).joined(separator: " ") == words)
        for line in broken {
            #expect(line.style.size == Theme.web.typography.title)
            #expect(line.bounds(measuredBy: text).right <= 200)
        }
    }

    @Test("lines of a title have similar lengths")
    func balance() {
        let widths = title("one two three four five six seven eight nine ten", width: 300)
            .map { text.extent(of: $0.text, in: $0.style).width }
        #expect(widths.count == 2)
        #expect((widths.max() ?? 0) < 1.35 * (widths.min() ?? 0))
    }

    @Test("a superscript stays with its word, and a word that is too wide shrinks")
    func words() {
        let power = RichText("within 10").superscript("−6") + " and more words for a second line"
        let lines = title(power, width: 200)
        #expect(lines.contains { $0.text.plainText.contains("10−6") })
        let long = title(RichText(String(repeating: "m", count: 60)), width: 200)
        #expect(long.count == 1 && long[0].style.size < Theme.web.typography.title)
        #expect(long[0].bounds(measuredBy: text).right <= 200)
    }

    @Test("a theme can omit titles")
    func hidden() {
        var theme = Theme.web
        theme.showsTitles = false
        #expect(title("a title", width: 300, theme: theme).isEmpty)
    }
}
