import Foundation
import TestSupport
import Testing

/// Output made from a finished journal, and errors if it cannot be made.
@Suite struct ReportTests {
    /// A folder with a finished sweep in `output/journal`, the default place.
    private func sweptFolder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let outcome = try await Program().run(
            ["sweep", "--experiment", "small.yaml", "--journal", "output/journal"], in: folder)
        #expect(outcome.code == 0)
        return folder
    }

    @Test func missingJournalIsNamed() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program().run(["report"], in: folder)
        #expect(outcome.code == 66)
        #expect(outcome.diagnostics.contains("There is no journal at output/journal"))
        #expect(try folder.tree().isEmpty)
    }

    @Test func tableGoesToStandardOutput() async throws {
        let folder = try await sweptFolder()
        let outcome = try await Program().run(["table", "runs", "--format", "csv"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.diagnostics.isEmpty)
        #expect(
            outcome.output.hasPrefix(
                """
                variant,cell,layers,input_size,hidden_size,run,criterion,first,first_censored,settled,settled_censored
                base,lstm,1,1,1,1,cosine,
                """))
    }

    @Test func unknownFigureIsRefusedWithThoseThereAre() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(["figure", "heatmap-lstn", "--output", "a.svg"], in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.diagnostics.contains("heatmap-lstn"))
        #expect(outcome.diagnostics.contains("heatmap-lstm"))
        #expect(try folder.tree() == before)
    }

    @Test func unknownTableErrorListsTheTables() async throws {
        let outcome = try await Program().run(["table", "lsmt"], in: sweptFolder())
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        for part in ["lsmt", "lstm", "cells"] { #expect(outcome.diagnostics.contains(part)) }
    }

    @Test(arguments: ["a.jpg", "a", "svg"])
    func unknownExtensionErrorListsTheExtensions(file: String) async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(["figure", "heatmap-lstm", "--output", file], in: folder)
        #expect(outcome.code == 64)
        #expect(outcome.diagnostics.contains(file))
        #expect(outcome.diagnostics.contains(".svg, .pdf or .png"))
        #expect(try folder.tree() == before)
    }

    @Test(arguments: ["1in", "30in", "wide", "-4in", "4"])
    func invalidWidthIsRefused(width: String) async throws {
        let outcome = try await Program().run(
            ["figure", "heatmap-lstm", "--output", "a.svg", "--width=\(width)"])
        #expect(outcome.code == 64)
        #expect(outcome.diagnostics.contains("from 2in to 20in"))
    }

    @Test func widthIsExact() async throws {
        let folder = try await sweptFolder()
        let outcome = try await Program().run(
            ["figure", "heatmap-gru", "--output", "a.svg", "--width", "3.25in", "--theme", "paper"], in: folder)
        #expect(outcome.code == 0)
        #expect(try folder.text(of: "a.svg").contains("width=\"234"))
    }

    @Test func laTeXReportHasItsOwnFolder() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree("output")
        let outcome = try await Program().run(["report", "--format", "latex"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.statements == ["rnn-memory: The report is output-latex/report.tex."])
        #expect(try folder.tree("output") == before)
        let files = try folder.tree("output-latex")
        for file in ["report.tex", "report.bbl", "references.bib", "figures/heatmap-lstm.pdf", "tables/lstm.tex"] {
            #expect(files[file]?.isEmpty == false, "\(file)")
        }
        let named = try await Program().run(["report", "--format", "latex", "--output", "paper"], in: folder)
        #expect(named.code == 0)
        #expect(try folder.tree("paper") == files)
        let verified = try await Program().run(
            ["verify", "--output", "paper", "--journal", "output/journal"], in: folder)
        #expect(verified.code == 0)
    }

    @Test func typstReportHasItsOwnFolder() async throws {
        let folder = try await sweptFolder()
        let before = try folder.tree("output")
        let outcome = try await Program().run(["report", "--format", "typst"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.statements == ["rnn-memory: The report is output-typst/report.typ."])
        #expect(try folder.tree("output") == before)
        let files = try folder.tree("output-typst")
        for file in ["report.typ", "references.yaml", "figures/heatmap-lstm.svg", "tables/lstm.csv"] {
            #expect(files[file]?.isEmpty == false, "\(file)")
        }
        let other = try await Program().run(["report", "--format", "latex", "--output", "output-typst"], in: folder)
        #expect(other.code == 73)
        #expect(other.diagnostics.contains("output-typst holds a Typst report, which the LaTeX report would replace."))
        #expect(try folder.tree("output-typst") == files)
    }

    @Test func reportIsLimitedToChapters() async throws {
        let folder = try await sweptFolder()
        let report = ["report", "--journal", "output/journal", "--output", "some", "--chapters"]
        let outcome = try await Program().run(report + ["lstm,divergence"], in: folder)
        #expect(outcome.code == 0)
        let page = try folder.text(of: "some/report.html")
        #expect(page.contains("<section id=\"lstm\">") && page.contains("<section id=\"divergence\">"))
        #expect(!page.contains("<section id=\"verdicts\">") && !page.contains("<section id=\"gallery\">"))
        let before = try folder.tree()
        let unknown = try await Program().run(report + ["lstm,divergense"], in: folder)
        #expect(unknown.code == 64)
        #expect(unknown.diagnostics.contains("There is no chapter ‘divergense’. There are: divergence, "))
        let empty = try await Program().run(report + ["lstm,"], in: folder)
        #expect(empty.code == 64 && empty.diagnostics.contains("names an empty chapter"))
        let reproduced = try await Program().run(
            ["reproduce", "--experiment", "small.yaml", "--chapters", "lstn"], in: folder)
        #expect(reproduced.code == 64 && reproduced.diagnostics.contains("There is no chapter ‘lstn’."))
        #expect(try folder.tree() == before)
    }

    @Test func shortReportHasItsOwnFolder() async throws {
        let folder = try await sweptFolder()
        let outcome = try await Program().run(["report", "--short", "--format", "latex"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.statements == ["rnn-memory: The report is output-latex-short/short.tex."])
        let before = try folder.tree()
        let typst = try await Program().run(
            ["report", "--short", "--format", "typst", "--output", "output-latex-short"], in: folder)
        #expect(typst.code == 73)
        #expect(typst.diagnostics.contains("holds a short LaTeX report, which the short Typst report would replace."))
        let refusals = [
            (["--short"], "Select --format latex or --format typst, or leave out --short"),
            (["--short", "--watch"], "Select --format latex or --format typst, or leave out --short"),
            (["--short", "--format", "typst", "--chapters", "lstm"], "--short is not allowed with --chapters"),
        ]
        for (options, complaint) in refusals {
            let refused = try await Program().run(["report"] + options, in: folder)
            #expect(refused.code == 64 && refused.diagnostics.contains(complaint), "\(refused.diagnostics)")
        }
        #expect(try folder.tree() == before)
    }

    @Test func unknownFormatErrorListsTheFormats() async throws {
        let outcome = try await Program().run(["report", "--format", "pdf"])
        #expect(outcome.code == 64)
        for part in ["'pdf'", "html", "latex", "typst"] { #expect(outcome.diagnostics.contains(part)) }
    }

    @Test func figureBelowAFileCannotBeWritten() async throws {
        let folder = try await sweptFolder()
        try folder.write("precious", to: "file")
        let outcome = try await Program().run(["figure", "heatmap-lstm", "--output", "file/a.svg"], in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.diagnostics.contains("file/a.svg cannot be written: Not a directory."))
        #expect(try folder.text(of: "file") == "precious")
    }
}
