import Charts
import MemoryExperiment
import Recurrent
import Report
import Testing
import Typesetting

/// Captions and alternative texts that are printed without their figures.
@Suite("Captions alone")
struct CaptionTests {
    private static let figure = Figure(
        name: "a", title: "LSTM & GRU", caption: "95\u{A0}% of 10⁻³ *differ* {by 1 unit}.",
        alternativeText: "Two lines & a point.", chart: DotPlot(axisTitle: "x", panels: []))

    @Test(
        "begin with the title and escape what the form takes for markup",
        arguments: [
            (CaptionFormat.md, "**LSTM &amp; GRU.** 95\u{A0}% of 10⁻³ \\*differ\\* {by 1 unit}.\n"),
            (
                .tex,
                """
                \\caption[{LSTM \\& GRU}]{\\textbf{LSTM \\& GRU.} 95~\\% of \
                10\\textsuperscript{$-$}\\textsuperscript{3} *differ* \\{by 1 unit\\}.}

                """
            ),
            (.txt, "LSTM & GRU. 95\u{A0}% of 10⁻³ *differ* {by 1 unit}.\n"),
        ])
    func caption(format: CaptionFormat, text: String) {
        #expect(Self.figure.text(of: .caption(format)) == text)
    }

    @Test("an alternative text is plain text on one line")
    func alternativeText() {
        #expect(Self.figure.text(of: .alternativeText) == "Two lines & a point.\n")
    }

    @Test("the LaTeX caption is that of the LaTeX report but for its line breaks")
    func report() async throws {
        let data = Synthetic.data(Synthetic.experiment(cells: [.lstm], runs: 2, criteria: [.cosine]))
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        let files = try await Report.files(of: data, templates: templates, format: .latex)
        let document = try #require(files.first { $0.path == "report.tex" })
        let lines = String(decoding: document.bytes, as: UTF8.self).replacing(/%\n */, with: "")
        let figure = try FigureCatalogue(data).figure(named: "heatmap-lstm")
        #expect(lines.contains(figure.text(of: .caption(.tex))))
    }
}
