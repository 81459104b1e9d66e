import Foundation
import MemoryExperiment
import Report
import TestSupport
import Testing

/// A report for tests; that of the experiment `quick` is made once for all tests.
struct QuickReport: Sendable {
    /// The report's folder.
    let folder: String

    var page: String { "file://\(folder)/report.html" }

    func text(of name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    /// The report, made by the first caller.
    static var shared: QuickReport {
        get async throws { try await making.value }
    }

    private static let making = Task { try await report(of: .quick) }

    /// The report of an experiment, in a separate folder.
    static func report(of experiment: Experiment) async throws -> QuickReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)").path
        let journal = Journal.folder(inOutput: folder)
        try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
        _ = try await Sweep(experiment, journal: journal, threads: 2).run()
        try await Report.generate(
            journal: journal, output: folder, templates: ReportTemplates(folder: "\(PackageFolder.path)/templates"))
        return QuickReport(folder: folder)
    }
}
