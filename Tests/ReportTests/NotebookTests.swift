import Charts
import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing

/// The notebook that redraws the figures of a report.
@Suite struct NotebookTests {
    private static let data = Synthetic.data(Synthetic.experiment())

    private static func notebook(
        of data: ReportData = data, folder: String = ".", titlePage: TitlePage = TitlePage()
    ) async throws -> Notebook {
        try await Report.notebook(
            of: data, folder: folder, templates: NotebookTemplates(folder: ProjectTemplates.folder),
            titlePage: titlePage)
    }

    /// The figures that a report of the data has.
    private static func figures(of data: ReportData = data) -> [Figure] {
        let catalogue = FigureCatalogue(data)
        return catalogue.reported.filter { !$0.hasSlider }.compactMap { try? catalogue.figure($0) }
    }

    // MARK: The file

    @Test func fileIsAValidNotebookWithoutOutputs() async throws {
        let notebook = try await Self.notebook()
        let json = notebook.json
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        #expect(object["nbformat"] as? Int == 4 && object["nbformat_minor"] as? Int == 5)
        let metadata = try #require(object["metadata"] as? [String: [String: String]])
        #expect(metadata["kernelspec"]?["name"] == "python3")
        #expect(metadata["language_info"] == ["name": "python"])
        let cells = try #require(object["cells"] as? [[String: Any]])
        #expect(cells.count == notebook.cells.count)
        for (index, (cell, source)) in zip(cells, notebook.cells).enumerated() {
            #expect(cell["id"] as? String == "cell-\(index + 1)")
            #expect((cell["metadata"] as? [String: Any])?.isEmpty == true)
            let lines = try #require(cell["source"] as? [String])
            #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\n") } && lines.last?.hasSuffix("\n") == false)
            #expect(lines.joined() == source.lines.joined(separator: "\n"))
            switch source.kind {
            case .markdown:
                #expect(Set(cell.keys) == ["cell_type", "id", "metadata", "source"])
                #expect(cell["cell_type"] as? String == "markdown")
            case .code:
                #expect(Set(cell.keys) == ["cell_type", "execution_count", "id", "metadata", "outputs", "source"])
                #expect(cell["cell_type"] as? String == "code" && cell["execution_count"] is NSNull)
                #expect((cell["outputs"] as? [Any])?.isEmpty == true)
            }
        }
        // BibTeX has two braces around titles.
        for tag in ["{{#", "{{/", "{{>", "{{{"] { #expect(!json.contains(tag)) }
        #expect(json.hasSuffix("}\n"))
    }

    @Test func sameRunsGiveTheSameBytes() async throws {
        let again = Synthetic.data(Synthetic.experiment())
        #expect(try await Self.notebook().json == Self.notebook(of: again).json)
    }

    // MARK: Its content

    private static let experiments = [
        Synthetic.experiment(), Synthetic.experiment(cells: [.gru], layers: [1, 2], variants: ["a", "b"]),
    ]

    @Test(arguments: experiments)
    func everyFigureHasItsWordsAndIsDrawn(experiment: Experiment) async throws {
        let data = Synthetic.data(experiment)
        let texts = try await Self.notebook(of: data).cells.map { $0.lines.joined(separator: "\n") }
        let figures = Self.figures(of: data)
        #expect(figures.count > 10)
        for figure in figures {
            let index = try #require(
                texts.firstIndex { $0.contains("\"figures/\(figure.name).csv\"") }, "\(figure.name)")
            let isMap = figure.chart is HeatMap || figure.chart is ChartGrid
            let function = isMap ? "draw_heat_map" : "draw_plots"
            #expect(texts[index].hasPrefix("figure = \(function)("), "\(figure.name)")
            let words = Self.plain(texts[index - 1])
            #expect(words.hasPrefix("### Figure "), "\(figure.name)")
            #expect(words.contains(". \(figure.title)\n") && words.hasSuffix(figure.caption), "\(figure.name)")
            let headline = figure.chart.data.title
            #expect(headline.isEmpty || words.contains(headline), "\(figure.name)")
        }
        #expect(texts.count { $0.hasPrefix("figure = ") } == figures.count)
    }

    @Test func figuresHaveTheOrderAndNumbersOfTheReport() async throws {
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: Self.data, templates: templates)
        let report = try #require(files.first { $0.path == "report.md" })
        let markdown = String(decoding: report.bytes, as: UTF8.self)
        let shown = markdown.matches(of: #/\(figures/([^)]+)\.svg\)/#).map { String($0.1) }
        let cells = try await Self.notebook().cells.filter { $0.kind == .code }.flatMap(\.lines)
        let drawn = cells.compactMap { $0.firstMatch(of: #/"figures/(.+)\.csv"/#).map { String($0.1) } }
        #expect(drawn == shown && Set(drawn).count == drawn.count)
        let labels = try await Self.notebook().cells.flatMap(\.lines).filter { $0.hasPrefix("### Figure ") }
        #expect(labels.indices.allSatisfy { labels[$0].hasPrefix("### Figure \($0 + 1). ") })
    }

    @Test func categoriesAreInTheOrderOfTheirAxis() async throws {
        let data = try PresetFigures.data(of: "precision")
        let figure = try #require(Self.figures(of: data).first { $0.name == "precision" })
        let categories = figure.chart.data.axes.compactMap(\.categories).first ?? []
        #expect(categories.count > 1)
        let cells = try await Self.notebook(of: data).cells
        let call = try #require(cells.first { $0.lines.contains { $0.contains("\"figures/\(figure.name).csv\"") } })
        let lines =
            ["figure = draw_plots(", "    \"figures/\(figure.name).csv\",", "    categories=["]
            + categories.map { "        \"\($0)\"," } + ["    ],", ")"]
        #expect(call.lines == lines)
    }

    @Test func firstCellsCiteTheReportAndNameItsFolder() async throws {
        let authors = ["Jane *Doe*", "J. Roe"]
        let page = try TitlePage(title: "%% \"\"\" # {{title}} $x$", authors: authors)
        let cells = try await Self.notebook(folder: "../a \"b\"", titlePage: page).cells
        let (first, second) = (cells[0], cells[1])
        #expect(first.kind == .markdown && first.lines[0] == "# %% \"\"\" # {{title}} \\$x\\$")
        #expect(first.lines.contains("By Jane \\*Doe\\* and J. Roe"))
        let digest = try Self.data.journalDigest()
        #expect(first.lines.contains { $0.contains("`\(digest)`") })
        let fence = try #require(first.lines.firstIndex(of: "```bibtex"))
        #expect(first.lines[fence + 1] == "@misc{synthetic-\(digest.prefix(12)),")
        #expect(first.lines[fence + 2].hasPrefix("  author = {") && first.lines.last == "```")
        #expect(second.kind == .code && second.lines[0] == "from pathlib import Path")
        #expect(second.lines.contains(#"REPORT = Path("../a \"b\"")"#))
        #expect(cells.count == (try await Self.notebook().cells.count))
    }

    @Test func codeIsNarrow() async throws {
        for line in try await Self.notebook().cells.filter({ $0.kind == .code }).flatMap(\.lines) {
            #expect(line.count <= 79 && line.last != " ", "\(line)")
        }
    }

    /// Text without the marks that Markdown needs.
    private static func plain(_ markdown: String) -> String {
        markdown.replacing(#/\\(.)/#) { String($0.1) }.replacing("&amp;", with: "&")
    }

    // MARK: The percent format

    @Test func scriptIsDividedIntoCells() {
        let script = """

            import a
            # %% [markdown]
            # # Title
            #
            # ## %% no mark

            # %% a cell without a kind

            def f():
                pass

            # %%

            # %%\r
            last = 1\r
            """
        let cells = Notebook(script: script).cells
        #expect(cells.map(\.kind) == [.code, .markdown, .code, .code])
        #expect(
            cells.map(\.lines) == [
                ["import a"], ["# Title", "", "## %% no mark"], ["def f():", "    pass"], ["last = 1"],
            ])
        #expect(Notebook(script: "\n# %%\n").cells.isEmpty)
    }

    @Test(arguments: [
        ("/a/b", "/a/b/report.ipynb", "."), ("/a/b", "/a/x.ipynb", "b"), ("/a/b", "/a/c/d/x.ipynb", "../../b"),
        ("/a/b/", "/x.ipynb", "a/b"), ("/a/../b/./c", "/b/d/x.ipynb", "../c"), ("/a", "/a/b/x.ipynb", ".."),
    ])
    func folderIsNamedFromThatOfTheNotebook(folder: String, file: String, path: String) {
        #expect(RelativePath.path(to: folder, fromFile: file) == path)
    }

    @Test func foldersBehindLinksAreResolved() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("", to: "far/away/out/report.md")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path(of: "link"), withDestinationPath: scratch.path(of: "far/away"))
        #expect(
            RelativePath.path(to: scratch.path(of: "link/out"), fromFile: scratch.path(of: "link/a.ipynb")) == "out")
        #expect(
            RelativePath.path(to: scratch.path(of: "link/out"), fromFile: scratch.path(of: "a.ipynb"))
                == "far/away/out")
    }
}

extension ChartData.Axis {
    /// The names of its categories; nil if it has none.
    fileprivate var categories: [String]? {
        switch scale {
        case .categorical(let names): names
        case .linear, .logarithmic, .steps, .diverging: nil
        }
    }
}
