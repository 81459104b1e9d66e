import ChartRendering
import Charts
import Foundation
import MemoryExperiment
import Report
import TestSupport
import Testing
import Typesetting

@Suite("Samples of Report")
struct ReportSamples {
    private static let output = "\(PackageFolder.path)/output"

    @Test("one figure and one table of a journal")
    func parts() throws {
        let journal = "\(Self.output)/journal"

        let bytes = try Report.renderFigure(
            name: "heatmap-lstm", journal: journal, format: .svg, size: FigureSize(width: 3.25 * 72), theme: .paper)
        let table = try Report.renderTable(name: "lstm", journal: journal, format: .md)

        #expect(!bytes.isEmpty)
        #expect(table.contains("| Input size |"))
    }

    @Test("a whole report")
    func whole() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (templates, journal, output) = ("\(Self.output)/../templates", "\(folder)/journal", "\(folder)/report")
        var experiment = Experiment.quick
        experiment.plan.hiddenSizes = [1, 4]
        _ = try await Sweep(experiment, journal: journal, threads: 2).run()

        try await Report.generate(
            journal: journal, output: output, templates: try ReportTemplates(folder: templates), theme: .web)
        print(try Report.figures(journal: journal).available)

        #expect(FileManager.default.fileExists(atPath: "\(output)/report.html"))
    }
}
