import Foundation
import MemoryExperiment
import Recurrent
import Report
import Support
import TestSupport
import Testing

/// The files of a report that a notebook needs.
@Suite struct NotebookFilesTests {
    private let scratch: TemporaryFolder
    private let journal: String

    init() async throws {
        scratch = try TemporaryFolder()
        journal = scratch.path(of: "journal")
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [1, 16], hiddenSizes: [1, 4], runs: 2, criteria: [.cosine])
        let writer = try JournalWriter(directory: journal, experiment: experiment)
        for result in Synthetic.data(experiment).results { try writer.append(result) }
        try await writer.finish()
    }

    /// Writes a report.
    private func writeReport(as format: ReportFormat) async throws {
        try await Report.generate(
            journal: journal, output: scratch.path(of: "out"),
            templates: ReportTemplates(folder: ProjectTemplates.folder), format: format)
    }

    private func notebook(at path: String = "out/report.ipynb") async throws -> String {
        let bytes = try await Report.notebook(
            of: scratch.path(of: "out"), journal: journal, at: scratch.path(of: path),
            templates: NotebookTemplates(folder: ProjectTemplates.folder))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The failure of a notebook.
    private func failure() async -> Failure? {
        await #expect(throws: Failure.self) { try await notebook() }
    }

    @Test("are those of a report in every form", arguments: ReportFormat.allCases)
    func present(format: ReportFormat) async throws {
        try await writeReport(as: format)
        #expect(try await notebook().contains(#""REPORT = Path(\".\")\n""#))
        #expect(try await notebook(at: "analysis/a.ipynb").contains(#""REPORT = Path(\"../out\")\n""#))
    }

    @Test("are missed one by one", arguments: ["figures/divergence-gru.csv", "tables/cells.csv", "tables/runs.csv"])
    func missing(file: String) async throws {
        try await writeReport(as: .html)
        try FileManager.default.removeItem(atPath: scratch.path(of: "out/\(file)"))
        let failure = await failure()
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("out/\(file) is missing: an older version of the program") == true)
        #expect(failure?.message.contains("Run ‘rnn-memory report’ again") == true)
    }

    @Test("are compared with the journal", arguments: ["figures/divergence-gru.csv", "tables/cells.csv"])
    func changed(file: String) async throws {
        try await writeReport(as: .html)
        try scratch.write(scratch.text(of: "out/\(file)") + "1\n", to: "out/\(file)")
        let failure = await failure()
        #expect(failure?.kind == .data)
        #expect(failure?.message.contains("out/\(file) differs from what \(journal) gives") == true)
    }

    @Test("are in a folder that must exist")
    func noReport() async throws {
        let failure = await failure()
        #expect(failure?.kind == .missingInput)
        #expect(failure?.message.contains("There is no report in \(scratch.path(of: "out"))") == true)
    }

    @Test("are looked for in no link")
    func link() async throws {
        try await writeReport(as: .html)
        try FileManager.default.moveItem(atPath: scratch.path(of: "out/figures"), toPath: scratch.path(of: "elsewhere"))
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path(of: "out/figures"), withDestinationPath: scratch.path(of: "elsewhere"))
        #expect(await failure()?.kind == .missingInput)
    }
}
