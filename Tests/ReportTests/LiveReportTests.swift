import Charts
import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing
import Typesetting

@Suite("Live reports") struct LiveReportTests {
    private let scratch: TemporaryFolder
    private let report: LiveReport
    private let titlePage: TitlePage

    private static let experiment = Synthetic.experiment(
        cells: [.lstm, .gru], inputSizes: [1, 2], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine, .bitwiseState])

    init() throws {
        scratch = try TemporaryFolder()
        let folder = scratch.path
        try FileManager.default.copyItem(atPath: ProjectTemplates.folder, toPath: "\(folder)/templates")
        try "base: web\n".write(toFile: "\(folder)/theme.yaml", atomically: true, encoding: .utf8)
        titlePage = try TitlePage(title: "Two cells & two sizes", authors: ["Jane Doe"])
        report = LiveReport(
            of: .init(
                journal: "\(folder)/journal", output: "\(folder)/out", templates: "\(folder)/templates",
                themeFile: "\(folder)/theme.yaml", titlePage: titlePage
            ) { () throws(Failure) in try Theme.named("\(folder)/theme.yaml") })
    }

    private func append(_ wanted: (RunKey) -> Bool) async throws {
        let writer = try JournalWriter(directory: "\(scratch.path)/journal", experiment: Self.experiment)
        for result in Synthetic.data(Self.experiment).results where wanted(result.key) { try writer.append(result) }
        try await writer.finish()
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(scratch.path)/\(name)", atomically: true, encoding: .utf8)
    }

    private var page: String { get async { String(decoding: await report.page, as: UTF8.self) } }

    @Test("a refreshed page is byte for byte that of a generated report")
    func samePage() async throws {
        try await append { $0.cell.cell == .lstm }
        try await report.refresh()
        #expect(await page.contains("before its sweep had ended"))
        #expect(await report.isUnfinished)
        try await append { $0.cell.cell == .gru }
        #expect(await report.isOutdated)
        try await report.refresh()
        #expect(await !report.isOutdated)
        try await report.write()
        #expect(await !report.isOutdated)
        let templates = try ReportTemplates(folder: ProjectTemplates.folder)
        try await Report.generate(
            journal: "\(scratch.path)/journal", output: "\(scratch.path)/other", templates: templates,
            titlePage: titlePage)
        #expect(await page.contains("<title>Two cells &amp; two sizes</title>"))
        #expect(await page == (try scratch.text(of: "other/report.html")))
        for file in ["report.html", "report.md", "figures/heatmap-lstm.svg", "manifest.json"] {
            #expect(try scratch.text(of: "out/\(file)") == scratch.text(of: "other/\(file)"), "\(file)")
        }
    }

    @Test("a change made during an error is read once the error is fixed")
    func twoChangesAtOnce() async throws {
        try await append { $0.cell.cell == .lstm }
        try await report.refresh()
        let former = await page
        try write("base: web\ncolormap: magma\n", to: "theme.yaml")
        let introduction = "templates/prose/introduction.md.mustache"
        let text = try scratch.text(of: introduction)
        try write("{{unknown}}", to: introduction)
        await #expect(throws: Failure.self) { try await report.refresh() }
        #expect(await page == former)
        #expect(await !report.isOutdated)
        try write(text, to: introduction)
        #expect(await report.isOutdated)
        try await report.refresh()
        // Only the theme differs from the first time.
        #expect(await page != former)
    }

    @Test("runs appended after the last refresh leave the report outdated, even after writing")
    func runsDuringWriting() async throws {
        try await append { $0.cell.cell == .lstm }
        try await report.refresh()
        try await append { $0.cell.cell == .gru && $0.cell.hiddenSize == 1 }
        try await report.write()
        #expect(await report.isOutdated)
    }
}
