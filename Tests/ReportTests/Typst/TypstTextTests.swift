import Foundation
import Report
import TestSupport
import Testing
import Typesetting

/// Plain text in Typst, however hostile.
@Suite struct TypstTextTests {
    @Test(arguments: [
        ("50 % of $5 & #1_{x} ^~\\", ##"50 % of \$5 & \#1\_{x} ^\~\\"##),
        ("<a|b> \"c\" `d` it's", ##"\<a|b> \"c\" \`d\` it\'s"##),
        ("[a] *b* @key", ##"\[a\] \*b\* \@key"##),
        ("“a” ‘b’ it’s", "“a” ‘b’ it’s"),
        ("−3 ± 2 × 5 ≥ 1 ≈ 8 √2 λ", ##"−3 ± 2 × 5 $≥$ 1 $≈$ 8 $\√$2 $λ$"##),
        ("d₀ 10⁻⁶ χ²", "d#sub[0]; 10#super[−6]; $χ$#super[2];"),
        ("a\u{A0}b\u{202F}c\u{2009}d", "a~b\u{202F}c\u{202F}d"),
        ("Kaplan-Meier -1 a--b x-?", ##"Kaplan-Meier \-1 a\-\-b x\-?"##),
        ("wait... https://a.b/c /* d", ##"wait\.\.\. https:\/\/a.b/c \/\* d"##),
        ("1. one", ##"1\. one"##), ("= one", ##"\= one"##), (" + a=b+c", ##" \+ a=b+c"##), ("/ a: b", ##"\/ a: b"##),
        ("e\u{301}, ß, 中 🙂", "é, ß, 中 🙂"),
        ("one\ntwo\tthree\r\nfour", "one two three  four"),
        ("a\u{0}b\u{1B}", "aU+0000bU+001B"),
        ("1\u{2007}\u{2008}", "1#hide[0];#hide[.];"),
    ])
    func textIsEscaped(text: String, typst: String) {
        #expect(TypstText.escaped(text) == typst)
    }

    @Test func stringsKeepEverything() {
        #expect(TypstText.string("a \"b\" \\u{41}\n#c") == ##""a \"b\" \\u{41}\u{a}#c""##)
        #expect(TypstText.code("--max `x`") == ##"#raw("--max `x`");"##)
    }

    /// Characters of every kind, within words, at their ends and at the beginning of a line, and marks beside each other.
    private static let hostile: [String] = {
        let blocks: [ClosedRange<UInt32>] = [0x00...0x24F, 0x370...0x3FF, 0x2000...0x22FF]
        let scalars = blocks.joined().compactMap { UnicodeScalar($0) }
        let others = [
            "中文", "🙂👩‍👩‍👧", "x\u{304}\u{327}", "\u{FFFD}\u{FEFF}", "[a] *b*", "{}{", "\\", "''`?`!`", "≥−2",
            "--- ... -? --",
            "// x /* y */", "https://a.b/c", "@key #x $y$", "1. x", "- x", "+ x", "= x", "/ x: y", "\\u{41}",
            "*\u{301}b*",
            "<a> _b_", "~", "#super[a]; ;(x)", "10⁻⁶ d₀",
        ]
        return scalars.map { "a\($0)b" } + scalars.map { "a\($0)" }
            + scalars.filter { !$0.properties.isWhitespace }.map { "\($0) a" } + others
    }()

    /// What Typst is to understand of a text: raised and lowered characters as plain ones, and one line.
    private static func understood(_ text: String) -> String {
        let scripts = Dictionary(uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ₀₁₂₃₄₅₆₇₈₉₋₊ₙ", "0123456789−+n0123456789−+n"))
        let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\u{A0}", "\u{202F}": return String(scalar)
            case "\u{2009}": return "\u{202F}"
            case "\u{2007}": return "0"
            case "\u{2008}": return "."
            case _ where scalar.properties.isWhitespace: return " "
            case _ where scalar.properties.generalCategory == .control:
                let code = String(scalar.value, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: 4 - code.count) + code
            default: return scripts[Character(scalar)].map { String($0) } ?? String(scalar)
            }
        }
        return scalars.joined()
    }

    @Test(.enabled(if: TypstCompiler.isInstalled, "\(TypstCompiler.absence)"))
    func everyTextCompilesToItself() throws {
        let scratch = try TemporaryFolder()
        let lines = Self.hostile.flatMap { text in
            let (markup, string) = (TypstText.escaped(text), TypstText.string(Self.understood(text)))
            return ["#same([\(markup)], \(string))", markup, "", "#metadata(\(TypstText.string(text)))", ""]
        }
        let reading = """
            #let plain(it) = {
              if it == [ ] { " " }
              else if it.has("text") { it.text }
              else if it.has("children") { (it.children.map(plain) + ("",)).join() }
              else if it.has("body") { plain(it.body) }
              else { repr(it) }
            }
            #let same(written, text) = assert.eq(plain(written), text)
            """
        try scratch.write(reading + "\n" + lines.joined(separator: "\n"), to: "hostile.typ")
        let problems = try TypstCompiler.problems(of: "hostile.typ", in: scratch.path)
        #expect(problems == [], "\(problems.joined(separator: "; "))")
    }
}
