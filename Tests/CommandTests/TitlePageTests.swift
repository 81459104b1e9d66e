import Foundation
import TestSupport
import Testing

/// `--report-title` and `--author`: the title and the authors of a report.
@Suite struct TitlePageTests {
    private static let options = [
        "--report-title", "Memory of <small> networks & more", "--author", "Jane Doe", "--author", "{Doe}, John",
    ]

    @Test func reportIsNamedOnlyWhenAsked() async throws {
        let folder = try await RecomputationTests.sweptFolder()
        let report = ["report", "--journal", "output-small/journal", "--output", "output-small"]
        try #require(await Program().run(report, in: folder).code == 0)
        let plain = try folder.tree("output-small")
        try #require(await Program().run(report + Self.options, in: folder).code == 0)
        let page = try folder.text(of: "output-small/report.html")
        #expect(page.contains("<h1 dir=\"auto\">Memory of &lt;small&gt; networks &amp; more</h1>"))
        #expect(page.contains("<bdi>Jane Doe</bdi> and <bdi>{Doe}, John</bdi>"))
        let markdown = try folder.text(of: "output-small/report.md")
        #expect(markdown.hasPrefix("# Memory of \\<small> networks &amp; more\n\nBy Jane Doe and {Doe}, John\n"))
        #expect(
            markdown.contains(#"author = {Jane Doe and \textbraceleft{}Doe\textbraceright{}, John},"#))
        #expect(try await Program().run(["verify", "--output", "output-small"], in: folder).code == 0)
        try #require(await Program().run(report, in: folder).code == 0)
        #expect(try folder.tree("output-small") == plain)
    }

    @Test func everyCommandThatWritesAReportNamesIt() async throws {
        let folder = try await RecomputationTests.sweptFolder()
        let commands = [
            ["--experiment", "small.yaml"], RecomputationTests.recompute,
            ["report", "--journal", "output-small/journal", "--output", "output-small"],
        ]
        var trees: [[String: Data]] = []
        for command in commands {
            try #require(await Program().run(command + Self.options, in: folder).code == 0)
            trees.append(try folder.tree("output-small"))
        }
        #expect(trees[0]["report.html"]?.isEmpty == false)
        #expect(trees[1] == trees[0] && trees[2] == trees[0])
        let print = ["report", "--format", "latex", "--journal", "output-small/journal", "--output", "paper"]
        try #require(await Program().run(print + Self.options, in: folder).code == 0)
        let document = try folder.text(of: "paper/report.tex")
        #expect(document.contains("\n    Jane Doe and %\n    \\{Doe\\}, John%\n"))
        #expect(document.contains("Memory of \\textless{}small\\textgreater{} networks \\& more"))
    }

    @Test(arguments: [
        (["--report-title", ""], "The title of the report is empty"),
        (["--report-title", "a\nb"], "The title of the report contains U+000A"),
        (["--report-title", "a\u{202E}b"], "The title of the report contains U+202E"),
        (["--report-title", String(repeating: "x", count: 201)], "has 201 characters, but at most 200 are allowed"),
        (["--author", "a", "--author", "\u{1B}[31m"], "The name of author 2 contains U+001B"),
        (["--author", String(repeating: "x", count: 101)], "has 101 characters, but at most 100 are allowed"),
        (Array(repeating: ["--author", "a"], count: 51).flatMap(\.self), "at most 50 authors, but 51 are given"),
        (["--author"], "--author"),
    ])
    func otherWordsAreRefused(options: [String], sentence: String) async throws {
        for command in [["report"], ["reproduce", "--experiment", "quick"]] {
            let folder = try TemporaryFolder()
            let outcome = try await Program().run(command + options, in: folder)
            #expect(outcome.code == 64)
            #expect(outcome.output.isEmpty)
            #expect(outcome.diagnostics.contains(sentence))
            #expect(!outcome.diagnostics.unicodeScalars.contains("\u{1B}"))
            #expect(try folder.tree().isEmpty)
        }
    }
}
