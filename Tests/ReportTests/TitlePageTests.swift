import Report
import Support
import Testing

/// Which titles and authors a report may have.
@Suite struct TitlePageTests {
    @Test func nobodyIsNamedByDefault() throws {
        #expect(TitlePage() == (try TitlePage(title: nil)))
        #expect(TitlePage().title == nil && TitlePage().authors.isEmpty)
    }

    @Test(arguments: [
        ("  Memory of GRUs\u{A0}", "Memory of GRUs"), (#"{\input} "%" <b>"#, #"{\input} "%" <b>"#),
        ("\u{5E9}\u{200F}!", "\u{5E9}\u{200F}!"), ("中文 🙂", "中文 🙂"), (String(repeating: "x", count: 200), nil),
    ])
    func anyLineIsATitle(text: String, title: String?) throws {
        #expect(try TitlePage(title: text).title == title ?? text)
    }

    @Test(arguments: [
        ("", "is empty"), (" \u{200F} ", "is empty"), ("a\nb", "contains U+000A"), ("a\n", "contains U+000A"),
        ("a\r\nb", "contains U+000D"), ("a\tb", "contains U+0009"), ("\u{1B}[31m", "contains U+001B"),
        ("a\u{0}", "contains U+0000"), ("a\u{85}", "contains U+0085"), ("a\u{2028}b", "contains U+2028"),
        ("a\u{202E}b", "contains U+202E"), ("a\u{2067}b", "contains U+2067"), ("\u{E0041}a", "contains U+E0041"),
        ("a\u{FFFF}", "contains U+FFFF"), (String(repeating: "x", count: 201), "has 201 characters, but at most 200"),
        // One `Character`, but many code points.
        ("e" + String(repeating: "\u{301}", count: 200), "has 201 characters, but at most 200"),
    ])
    func otherTitlesAreRefused(text: String, problem: String) {
        let failure = #expect(throws: Failure.self) { try TitlePage(title: text) }
        #expect(failure?.kind == .usage)
        #expect(failure?.message.hasPrefix("The title of the report \(problem)") == true, "\(failure?.message ?? "")")
    }

    @Test func authorsAreBounded() throws {
        let names = (1...50).map { "Author \($0)" }
        #expect(try TitlePage(title: nil, authors: names).authors == names)
        func message(_ authors: [String]) -> String {
            (#expect(throws: Failure.self) { try TitlePage(title: nil, authors: authors) })?.message ?? ""
        }
        #expect(message(names + ["one more"]).contains("at most 50 authors, but 51 are given"))
        #expect(message(["a", " "]).hasPrefix("The name of author 2 is empty"))
        #expect(message(["a\u{7}"]).hasPrefix("The name of author 1 contains U+0007"))
        #expect(message([String(repeating: "x", count: 101)]).contains("has 101 characters, but at most 100"))
    }
}
