import Foundation
import Testing

/// Pages, templates, comments and messages avoid phrases for which the field has a word or English a plainer form.
@Suite("Forbidden words")
struct ForbiddenWordsTests {
    /// A phrase that is forbidden, and what to write in its place.
    struct Rule: Sendable, CustomTestStringConvertible {
        /// A regular expression; a space in it also matches the end of a line, and case does not matter.
        let pattern: String
        /// What to write.
        let instead: String
        /// A text that breaks the rule.
        let example: String
        /// The files that may break it, each with the reason.
        var exceptions: [String: String] = [:]

        var testDescription: String { pattern }

        /// Where a text breaks the rule, in sentences.
        func findings(in text: String, of path: String) throws -> [String] {
            let expression = try NSRegularExpression(
                pattern: pattern.replacing(" ", with: #"\s+"#), options: .caseInsensitive)
            let matches = expression.matches(in: text, range: NSRange(text.startIndex..., in: text))
            return matches.compactMap { Range($0.range, in: text) }.map { place in
                let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
                let phrase = text[place].split { $0.isWhitespace }.joined(separator: " ")
                return "\(path), line \(line): “\(phrase)” is forbidden; write \(instead)."
            }
        }
    }

    static let rules = [
        Rule(
            pattern: #", too(?=[.,;:!?)]|$)"#, instead: "“also”, or “as well”", example: "It is measured, too."),
        Rule(
            pattern: #"\blest\b"#, instead: "“so that … not”, or the reason with “because”",
            example: "It is renormalised lest it vanish."),
        Rule(
            pattern: #"\b((draw|draws|drawn|drew|drawing) )?anew\b"#,
            instead: "“again”, a verb with “re-”, or “resample with replacement”",
            example: "The runs of each setting are drawn anew."),
        Rule(
            pattern: #"\bof (its|their|one['’]s) own\b"#, instead: "“its own …”, “separate” or “dedicated”",
            example: "Each sweep has a file\nof its own."),
        Rule(pattern: #"\bor else\b"#, instead: "“otherwise”", example: "The first, or else the last."),
        Rule(
            pattern: #"\bas a root mean square\b"#, instead: "“RMS”", example: "2.03 steps as a root mean square."),
        Rule(
            pattern: #"\bgo(es)? without saying\b"#, instead: "the fact itself, or nothing",
            example: "The criterion goes without saying."),
        Rule(
            pattern: #"\boutput sizes?\b"#, instead: "“hidden size”", example: "By input and output size.",
            exceptions: [
                "Sources/Report/Chapters/Results/Table+Means.swift":
                    "The table of means mirrors that of the original post, which says output size."
            ]),
    ]

    // A page shows what the program prints in samples, which its sources answer for.
    @Test("are in no page")
    func pages() throws {
        let pages = try [Page("README.md")] + Page.all
        #expect(pages.count > 10)
        for page in pages { try expectNone(in: ProofText.page(page.text), of: page.path) }
    }

    @Test("are in no template")
    func templates() throws {
        let endings = [".mustache", ".yaml", ".css", ".js"]
        let paths = try Page.files(in: "templates") { path in endings.contains { path.hasSuffix($0) } }
        #expect(paths.count > 20)
        for path in paths { try expectNone(in: Page(path).text, of: path) }
    }

    @Test("are in no comment and no string of the sources")
    func sources() throws {
        let paths = try Page.files(in: "Sources") { $0.hasSuffix(".swift") }
        #expect(paths.count > 100)
        for path in paths { try expectNone(in: ProofText.swift(Page(path).text), of: path) }
    }

    @Test("are found by their rules", arguments: rules)
    func examples(rule: Rule) throws {
        #expect(try rule.findings(in: rule.example, of: "example").count == 1)
        for other in Self.rules where other.pattern != rule.pattern {
            #expect(try other.findings(in: rule.example, of: "example").isEmpty, "\(other.pattern)")
        }
    }

    @Test("are still used in the files with an exception", arguments: rules)
    func exceptions(rule: Rule) throws {
        for path in rule.exceptions.keys {
            let findings = try rule.findings(in: ProofText.swift(Page(path).text), of: path)
            #expect(!findings.isEmpty, "\(path) needs no exception from the rule \(rule.pattern).")
        }
    }

    private func expectNone(in text: String, of path: String) throws {
        for rule in Self.rules where rule.exceptions[path] == nil {
            for finding in try rule.findings(in: text, of: path) { Issue.record("\(finding)") }
        }
    }
}

/// The prose of pages and of Swift code.
@Suite("ProofText")
struct ProseTests {
    @Test("of a page leaves out samples and keeps lines")
    func page() {
        let page = "One.\n\n    a sample\n```swift\nlet a = 1\n```\nTwo."
        #expect(ProofText.page(page) == "One.\n\n\n\n\n\nTwo.")
    }

    @Test(
        "of code consists of its comments and strings",
        arguments: [
            ("/// One\n/// two.\nlet a = 1 // three", [" One\n two.", "three"]),
            (#"say("a \(b("c", in: d)) e", f)"#, ["a ", "c", " e"]),
            ("say(\"\"\"\n    of its \\\n    own\n    \"\"\")", ["of its \n    own"]),
            (#"let a = "one\u{A0}two\"three""#, ["one two three"]),
            (##"let a = #"one \(b) "two" \#(three)"#"##, [#"one \(b) "two" "#]),
            (#"let a = "http://one" // two"#, ["http://one", " two"]),
        ])
    func code(_ code: String, _ pieces: [String]) {
        let prose = ProofText.swift(code)
        for piece in pieces { #expect(prose.contains(piece), "\(prose)") }
        #expect(prose.count { $0 == "\n" } == code.count { $0 == "\n" })
        #expect(!prose.contains("let") && !prose.contains("say") && !prose.contains("in:"))
    }
}
