import Foundation
import TestSupport
import Testing

/// The notebook that redraws a report's figures, through the program.
@Suite struct NotebookTests {
    /// A folder with a report in `output`.
    private func reportedFolder(_ experiment: String = Experiments.small(runs: 2)) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(experiment, to: "small.yaml")
        let outcome = try await Program().run(["-e", "small.yaml", "--output", "output", "-q"], in: folder)
        try #require(outcome.code == 0, "\(outcome.diagnostics)")
        return folder
    }

    @Test func notebookIsWrittenBesideTheReport() async throws {
        let folder = try await reportedFolder()
        var before = try folder.tree()
        for options in [[], ["--report", "output"], ["--journal", "output/journal/"]] {
            let outcome = try await Program().run(["notebook"] + options, in: folder)
            #expect(outcome.code == 0 && outcome.output.isEmpty)
            #expect(outcome.diagnostics == "rnn-memory: The notebook is output/report.ipynb.\n")
        }
        let text = try folder.text(of: "output/report.ipynb")
        #expect(text.contains(#""REPORT = Path(\".\")\n""#) && text.contains(#"\"figures/heatmap-lstm.csv\""#))
        before["output/report.ipynb"] = Data(text.utf8)
        #expect(try folder.tree() == before)
        // Neither a check of the report nor the next report minds the notebook.
        #expect(try await Program().run(["verify", "--output", "output"], in: folder).code == 0)
        #expect(try await Program().run(["report", "-q"], in: folder).code == 0)
        #expect(try folder.text(of: "output/report.ipynb") == text)
    }

    @Test func notebookElsewhereNamesTheFolderOfTheReport() async throws {
        let folder = try await reportedFolder()
        try folder.write("", to: "analysis/notes.txt")
        let outcome = try await Program().run(
            ["notebook", "--output", "analysis/mine.ipynb", "--quiet", "--report-title", "Mine"], in: folder)
        #expect(outcome.code == 0 && outcome.diagnostics.isEmpty)
        let text = try folder.text(of: "analysis/mine.ipynb")
        #expect(text.contains(#""REPORT = Path(\"../output\")\n""#) && text.contains("\"# Mine\\n\""))
    }

    @Test func changedNotebookIsReplacedOnlyByForce() async throws {
        let folder = try await reportedFolder()
        try folder.write("{}\n", to: "output/report.ipynb")
        let refused = try await Program().run(["notebook"], in: folder)
        #expect(refused.code == 73)
        #expect(refused.diagnostics.contains("output/report.ipynb already exists and differs from the new notebook"))
        #expect(try folder.text(of: "output/report.ipynb") == "{}\n")
        #expect(try await Program().run(["notebook", "--force"], in: folder).code == 0)
        #expect(try folder.text(of: "output/report.ipynb").contains("\"nbformat\": 4"))
    }

    @Test(arguments: [
        (["--output", "a.py"], Int32(64), "--output a.py does not end in .ipynb"),
        (["--report", "none"], 66, "none"),
        (["--journal", "none"], 66, "none"),
        (["--templates", "none"], 66, "none is not a folder of templates"),
        (["--output", "none/a.ipynb"], 73, "none/a.ipynb cannot be written"),
    ])
    func invalidRequestsAreRefused(options: [String], code: Int32, sentence: String) async throws {
        let folder = try await reportedFolder()
        let before = try folder.tree()
        let outcome = try await Program().run(["notebook"] + options, in: folder)
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(sentence), "\(outcome.diagnostics)")
        #expect(try folder.tree() == before)
    }

    @Test func reportWithoutItsDataIsRefused() async throws {
        let folder = try await reportedFolder()
        try FileManager.default.removeItem(atPath: folder.path(of: "output/figures/divergence-gru.csv"))
        let outcome = try await Program().run(["notebook"], in: folder)
        #expect(outcome.code == 66 && outcome.diagnostics.contains("output/figures/divergence-gru.csv is missing"))
        #expect(outcome.diagnostics.contains("Run ‘rnn-memory report’ again"))
        #expect(!folder.has("output/report.ipynb"))
    }

    @Test func invalidTemplateIsNamed() async throws {
        let folder = try await reportedFolder()
        try folder.copy("\(PackageFolder.path)/templates", to: "mine")
        try folder.write("# %%\n{{figure}}\n", to: "mine/notebook.py.mustache")
        let outcome = try await Program().run(["notebook", "--templates", "mine"], in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.diagnostics.contains("mine/notebook.py.mustache, line 2: ‘figure’ is not known"))
        // Reports do not need the template.
        try FileManager.default.removeItem(atPath: folder.path(of: "mine/notebook.py.mustache"))
        #expect(try await Program().run(["report", "--templates", "mine", "-q"], in: folder).code == 0)
    }

    @Test func unfinishedSweepIsNamed() async throws {
        let folder = try await reportedFolder()
        try folder.copy(folder.path(of: "output/journal"), to: "journal")
        try folder.changeLines(of: "journal/runs.jsonl") { $0.removeLast() }
        let report = ["report", "--journal", "journal", "--output", "part", "-q"]
        try #require(await Program().run(report, in: folder).code == 0)
        let outcome = try await Program().run(["notebook", "--journal", "journal", "--report", "part"], in: folder)
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        #expect(outcome.statements.count == 2 && outcome.diagnostics.contains("The notebook is part/report.ipynb."))
    }

    /// Experiments whose reports have plots with every kind of axis, and heat maps with censored tiles.
    private static let experiments = [
        Experiments.small(runs: 3),
        """
        name: scales
        inputSizes: [1, 4]
        hiddenSizes: [1, 8, 24]
        runs: 3
        steps: 1400
        variants:
          - { name: none, overrides: { inputScale: 0 } }
          - { name: usual, overrides: { inputScale: 1 } }
          - { name: loud, overrides: { inputScale: 20 } }

        """,
        "name: deep\ncells: [gru]\ninputSizes: [2]\nhiddenSizes: [2, 8]\nlayers: [1, 2]\nruns: 3\nsteps: 2000\n",
    ]

    @Test(.enabled(if: NotebookPackages.python != nil, "\(NotebookPackages.absence)"), arguments: experiments)
    func notebookDrawsEveryNumberWithoutAWarning(experiment: String) async throws {
        let folder = try await reportedFolder(experiment)
        try #require(await Program().run(["notebook", "-q"], in: folder).code == 0)
        let python = try #require(NotebookPackages.python)
        let script = "\(PackageFolder.path)/Tests/Notebooks/run.py"
        let outcome = try await Program(at: python).run([script, "output/report.ipynb"], in: folder)
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.diagnostics)")
        let figures = folder.names(in: "output/figures").count { $0.hasSuffix(".csv") }
        #expect(outcome.output == "\(figures) figures, 0 differences\n")
    }

    @Test(.enabled(if: NotebookPackages.python != nil, "\(NotebookPackages.absence)"))
    func missingPointIsFound() async throws {
        let folder = try await reportedFolder()
        try #require(await Program().run(["notebook", "-q"], in: folder).code == 0)
        let text = try folder.text(of: "output/report.ipynb")
        let changed = text.replacing("points = rows[~is_reference]", with: "points = rows[~is_reference].iloc[:-1]")
        try #require(changed != text)
        try folder.write(changed, to: "output/report.ipynb")
        let python = try #require(NotebookPackages.python)
        let script = "\(PackageFolder.path)/Tests/Notebooks/run.py"
        let outcome = try await Program(at: python).run([script, "output/report.ipynb"], in: folder)
        #expect(outcome.code == 1 && outcome.output.contains("output/figures/") == false)
        #expect(outcome.output.contains("figures/divergence-lstm.csv, plot 1: points "), "\(outcome.output)")
    }
}
