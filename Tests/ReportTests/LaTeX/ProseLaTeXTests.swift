import Report
import Testing
import Typesetting

/// Running text in LaTeX.
@Suite struct ProseLaTeXTests {
    @Test(arguments: [
        ("One\ntwo 5 %.\n\nThree.", "One\ntwo 5 \\%.\n\nThree."),
        ("- a\n- [b]\n  c", "\\begin{itemize}\n  \\item{} a\n  \\item{} [b]\nc\n\\end{itemize}"),
        ("*e* **s** `a_b`", "\\emph{e} \\textbf{s} \\code{a\\_\\allowbreak{}b}"),
        ("[x *y*](https://a.b/c?d&e)", "\\href{https://a.b/c?d\\&e}{x \\emph{y}}"),
        ("[why](#lyapunov)", "\\hyperref[sec:lyapunov]{why}"),
        ("[it](#figure-heatmap-lstm), [it](#table-lstm)", "\\hyperref[fig:heatmap-lstm]{it}, \\hyperref[tab:lstm]{it}"),
        ("[runs.csv](tables/runs.csv)", "runs.csv"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("A $x_1\n+ y$, \\$5", "A $x_1 + y$, \\$5"),
        ("$2 − 1$ $\\text{a λ}$", "$2 - 1$ $\\text{a \\text{$\\lambda$}}$"),
        ("a $1 & {$ b", "a \\code{1 \\& \\{} b"),
        (
            "So\n\n$$\nx\n$$\n\nwhere\n\n$$ y $$\n\nThen",
            "So\n\\begin{equation*}\n  x\n\\end{equation*}\nwhere\n\\begin{equation*}\n  y\n\\end{equation*}\n\nThen"
        ),
        ("  \n\n", ""),
    ])
    func proseIsConvertedToLaTeX(source: String, latex: String) {
        #expect(Prose(source).latex() == latex)
    }
}
