import Charts
import MemoryExperiment
import Report
import Support
import Testing
import Typesetting

@Suite("Theme files")
struct ThemeFileTests {
    @Test("omitted keys come from the base theme")
    func overrides() throws {
        let theme = try ThemeFile.read(
            """
            base: paper-dark
            name: mine
            font: Liberation Sans   # any installed family
            sizes: { title: 10, tick: 7.25 }
            colors: { ink: "#102030", first: '#abcdef' }
            colormap: batlow
            lines: { line: 2 }
            titles: false
            """, from: "mine.yaml")
        let base = Theme.paper.dark
        #expect(theme.name == "mine" && theme.typography.family == "Liberation Sans" && !theme.showsTitles)
        #expect(theme.typography.title == 10 && theme.typography.tick == 7.25)
        #expect(theme.typography.label == base.typography.label)
        #expect(theme.palette.ink == Color(0x102030) && theme.palette.first == Color(0xABCDEF))
        #expect(theme.palette.background == base.palette.background)
        #expect(theme.inks.colorMap == .batlow)
        #expect(theme.metrics.line == 2 && theme.metrics.gap == base.metrics.gap)
    }

    @Test(
        "invalid values are reported with file, line and key",
        arguments: [
            ("", "mine.yaml is empty: a theme file needs at least a line such as `base: paper`."),
            ("base: papper", "mine.yaml, line 1, base: `papper` is not allowed here; did you mean `paper`?"),
            ("base: web\nsize: {}", "mine.yaml, line 2, size: the key is unknown; did you mean `sizes`?"),
            ("sizes: { title: 200 }", "sizes.title: `200` is not allowed here; it must be a number in 3…96."),
            ("sizes: { tick: .nan }", "sizes.tick"),
            ("colors: { ink: red }", "colors.ink: `red` is not allowed here; it must be a colour in quotation"),
            ("colors: { ink: \"#11223344\" }", "colors.ink"),
            ("colors: [1]", "colors: a list is not allowed here"),
            ("titles: perhaps", "titles: `perhaps` is not allowed here; it must be true or false."),
            ("font: ''", "font"), ("colormap: jet", "it must be one of viridis, cividis, magma, batlow, greys"),
            ("lines: { gap: -1 }", "lines.gap"), ("base: &a web", "a theme file cannot have anchors or tags"),
        ])
    func refusals(text: String, complaint: String) {
        let failure = #expect(throws: Failure.self) { try ThemeFile.read(text, from: "mine.yaml") }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.contains(complaint) == true, "\(failure?.message ?? "")")
    }

    @Test("built-in themes are found by name, others are read from files")
    func names() throws {
        #expect(
            Theme.builtIn.map(\.name) == [
                "web", "web-dark", "paper", "paper-dark", "slides", "slides-dark", "nature", "ieee", "acm", "neurips",
            ])
        for theme in Theme.builtIn where theme.typography.preferredFamilies.isEmpty {
            #expect(try Theme.named(theme.name) == theme)
        }
        let unknown = #expect(throws: Failure.self) { try Theme.named("papper") }
        #expect(unknown?.kind == .usage && unknown?.message.contains("There are paper, ") == true)
        let missing = #expect(throws: Failure.self) { try Theme.named("none/mine.yaml") }
        #expect(missing?.kind == .missingInput)
    }
}
