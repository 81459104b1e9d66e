import Foundation
import Report
import TestSupport
import Testing
import Typesetting

/// Plain text in LaTeX, however hostile.
@Suite struct LaTeXTextTests {
    @Test(arguments: [
        (
            "50 % of $5 & #1_{x} ^~\\",
            ##"50 \% of \$5 \& \#1\_\{x\} \textasciicircum{}\textasciitilde{}\textbackslash{}"##
        ),
        (
            "<a|b> \"c\" `d`",
            #"\textless{}a\textbar{}b\textgreater{} \textquotedbl{}c\textquotedbl{} \textasciigrave{}d\textasciigrave{}"#
        ),
        ("“a” ‘b’ it’s", "``a'' `b' it's"),
        ("“‘a’”", "``{}`a'{}''"),
        ("−3 ± 2 × 5 ≥ 1 ≤ 9 ≈ 8 · √2", #"$-$3 $\pm$ 2 $\times$ 5 $\geq$ 1 $\leq$ 9 $\approx$ 8 $\cdot$ $\surd$2"#),
        ("d₀ 10⁻⁶ χ²", #"d\textsubscript{0} 10\textsuperscript{$-$}\textsuperscript{6} $\chi$\textsuperscript{2}"#),
        ("λ τ σ Ω ∞ → ∑", #"$\lambda$ $\tau$ $\sigma$ $\Omega$ $\infty$ $\to$ $\sum$"#),
        ("a\u{A0}b\u{202F}c\u{200B}d", #"a~b\,c\hspace{0pt}d"#),
        ("1–2—3…", #"1--2---3\ldots{}"#),
        ("--x ,, '' ?“ -–", "-{}-x ,{}, '{}' ?{}`` -{}--"),
        ("van Merriënboer, e\u{301}, ß, Ł", "van Merriënboer, é, ß, Ł"),
        ("中 🙂 ħ", #"{\scriptsize U+4E2D} {\scriptsize U+1F642} {\scriptsize U+0127}"#),
        ("one\ntwo\tthree\r\nfour", "one two three four"),
        ("\\input{/etc/passwd}", #"\textbackslash{}input\{/etc/passwd\}"#),
    ])
    func textIsEscaped(text: String, latex: String) {
        #expect(LaTeXText.escaped(text) == latex)
    }

    @Test func codeKeepsStraightQuotesAndMayBreak() {
        #expect(
            LaTeXText.code("--max-1e_3 'a'")
                == #"-{}-max-\allowbreak{}1e\_\allowbreak{}3 \textquotesingle{}a\textquotesingle{}"#)
    }

    @Test func bookmarksOfHeadingsArePlainText() {
        #expect(LaTeXText.heading("Why: a test") == "Why: a test")
        #expect(LaTeXText.heading("λ at 5 %") == #"\texorpdfstring{$\lambda$ at 5 \%}{ at 5 }"#)
    }

    @Test func addressesAreEscaped() {
        #expect(
            LaTeXText.address("https://a.b/c?d=1&e#f%20{g}^~é")
                == ##"https://a.b/c?d=1\&e\#f\%20\%7Bg\%7D\%5E\%7E\%C3\%A9"##)
    }

    /// Characters of every kind, alone and beside each other.
    private static let hostile: [String] = {
        let blocks: [ClosedRange<UInt32>] = [0x00...0x24F, 0x370...0x3FF, 0x2000...0x22FF]
        let characters = blocks.joined().compactMap { UnicodeScalar($0).map { String(Character($0)) } }
        let others = [
            "中文", "🙂👩‍👩‍👧", "x\u{304}\u{327}", "\u{FFFD}\u{FEFF}", "[a] *b*", "{}{", "\\", "%\n", "^^4d", "''``?`!`", "≥−2",
        ]
        return characters + others
    }()

    @Test(.enabled(if: PDFLaTeX.isInstalled, "\(PDFLaTeX.absence)"))
    func everyTextCompiles() throws {
        let scratch = try TemporaryFolder()
        let lines = Self.hostile.map { text in
            "\\item{} \(LaTeXText.escaped(text)) \\texttt{\(LaTeXText.code(text))} "
                + "\\href{\(LaTeXText.address("https://example.org/\(text)"))}{a}"
        }
        try scratch.write(
            """
            \\documentclass{article}
            \\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{lmodern,textcomp,amsmath,amssymb}
            \\usepackage[unicode]{hyperref}
            \\begin{document}
            \\section{\(LaTeXText.heading("λ é 5 % _ {x} \\ ₀ −"))}
            \\begin{itemize}\\raggedright
            \(lines.joined(separator: "\n"))
            \\end{itemize}
            \\end{document}

            """, to: "hostile.tex")
        let problems = try PDFLaTeX.problems(of: "hostile", in: scratch.path, times: 2)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }
}
