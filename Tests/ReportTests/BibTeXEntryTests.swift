import Testing
import Typesetting

/// Entries for BibTeX, whatever their fields hold.
@Suite struct BibTeXEntryTests {
    private static func entry(
        title: String, authors: [String] = [], missing substitute: LaTeXText.Substitute = .itself
    ) -> String {
        var entry = BibTeXEntry("misc", key: "a-1", missing: substitute)
        entry.add(authors: authors)
        entry.add(title: title)
        return entry.text
    }

    @Test(arguments: [
        ("A {b} }c{", #"A \textbraceleft{}b\textbraceright{} \textbraceright{}c\textbraceleft{}"#),
        (##"\input{x} 5 % & # $ _"##, ##"\textbackslash{}input\textbraceleft{}x\textbraceright{} 5 \% \& \# \$ \_"##),
        (
            #"^ ~ ` " <a|b>"#,
            #"\textasciicircum{} \textasciitilde{} \textasciigrave{} \textquotedbl{} \textless{}a\textbar{}b\textgreater{}"#
        ),
        // An accent on a brace does not hide it.
        ("{\u{301}}\u{301}", "\\textbraceleft{}\u{301}\\textbraceright{}\u{301}"),
        ("λ ≤ 10⁻³ é", #"$\lambda$ $\leq$ 10\textsuperscript{$-$}\textsuperscript{3} é"#),
        ("中文 🙂 \u{5E9}\u{200F}", "中文 🙂 \u{5E9}\u{200F}"),
        ("one\ntwo", "one two"),
    ])
    func titlesAreEscaped(title: String, latex: String) {
        #expect(Self.entry(title: title) == "@misc{a-1,\n  title = {{\(latex)}}\n}\n")
    }

    @Test func missingLettersMayBeCodePoints() {
        #expect(Self.entry(title: "中", missing: .codePoint).contains("{{{\\scriptsize U+4E2D}}}"))
    }

    @Test(arguments: [
        ("Jane Doe", "Jane Doe"), ("Doe, Jane", "Doe, Jane"), ("Doe, Jr., Jane", "Doe, Jr., Jane"),
        ("Sand and Stone", "{Sand and Stone}"), ("A AND B", "{A AND B}"), ("others", "{others}"), (",", "{,}"),
        ("a, b, c, d", "{a, b, c, d}"), ("Brand Anderson", "Brand Anderson"),
        ("} and {x", #"{\textbraceright{} and \textbraceleft{}x}"#),
    ])
    func anAuthorStaysOneAuthor(author: String, latex: String) {
        let entry = Self.entry(title: "T", authors: [author, "Z"])
        #expect(entry == "@misc{a-1,\n  author = {\(latex) and Z},\n  title = {{T}}\n}\n")
    }
}
