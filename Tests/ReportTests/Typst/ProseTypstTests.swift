import Report
import Testing
import Typesetting

/// Running text in Typst.
@Suite struct ProseTypstTests {
    @Test(arguments: [
        ("One\ntwo 5 %.\n\nThree.", "One\ntwo 5 %.\n\nThree."),
        ("One\n- two\n= three", "One\n\\- two\n\\= three"),
        ("- a\n- [b]\n  c", "- a\n- \\[b\\]\n  c"),
        ("*e* **s** `a_b`; c", "#emph[e]; #strong[s]; #raw(\"a_b\");; c"),
        ("[x *y*](https://a.b/c?d&e)", "#link(\"https://a.b/c?d&e\")[x #emph[y];];"),
        ("[why](#lyapunov)", "#link(<sec:lyapunov>)[why];"),
        (
            "[it](#figure-heatmap-lstm), [it](#table-lstm)",
            "#link(<fig:heatmap-lstm>)[it];, #link(<tab:lstm>)[it];"
        ),
        ("[runs.csv](tables/runs.csv)", "runs.csv"),
        ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
        ("A $x_1\n+ y$, \\$5", "A $attach(x, b: 1) + y$, \\$5"),
        ("a $1 & {$ b", "a #raw(\"1 & {\"); b"),
        (
            "So\n\n$$\nx\n$$\n\nwhere\n\n$$ y $$\n\nThen",
            "So\n\n$ x $\nwhere\n\n$ y $\n\nThen"
        ),
        ("  \n\n", ""),
    ])
    func proseIsConvertedToTypst(source: String, typst: String) {
        #expect(Prose(source).typst() == typst)
    }

    @Test(arguments: [
        ("A [@one].", "A~#cite(<one>);\\."), ("A\n[@one; @two-2]", "A~#cite(<one>);#cite(<two-2>);"),
        ("A [@other]", "A~\\[\\@other\\]"), ("A `[@one]` \\[@one]", "A #raw(\"[@one]\"); \\[\\@one\\]"),
    ])
    func sourcesAreCited(source: String, typst: String) {
        #expect(Prose(source).typst(citing: ["one": 1, "two-2": 2]) == typst)
    }
}
