import Report
import Testing
import Typesetting

/// Links of running text to places that its document lacks.
@Suite struct ProseLinkTests {
    @Test(arguments: [
        ("We explain [why](#lyapunov) it is.", "We explain why it is."),
        ("See [Table 1](#table-lstm) and [*the* `map`](#figure-x).", "See [Table 1](#table-lstm) and *the* `map`."),
        ("[a](https://a.b/#c) [runs.csv](tables/runs.csv)", "[a](https://a.b/#c) [runs.csv](tables/runs.csv)"),
        ("`[a](#x)` \\[a](#x) $[a](#x)$ [@key] [a]", "`[a](#x)` \\[a](#x) $[a](#x)$ [@key] [a]"),
        ("- [a\n  b](#x)\n- c\n\n$$\nx\n$$", "- a\n  b\n- c\n\n$$\nx\n$$"),
        ("a [b", "a [b"), ("", ""),
    ])
    func areMadePlainText(source: String, linked: String) {
        #expect(Prose(source).linking(to: ["table-lstm"]).source == linked)
    }
}
