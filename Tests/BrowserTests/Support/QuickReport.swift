import Foundation
import MemoryExperiment
import Report
import Testing

/// The report of the experiment `quick`, made once for all tests that only look at it.
struct QuickReport: Sendable {
    /// The report's folder.
    let folder: String

    var page: String { "file://\(folder)/report.html" }

    func text(of name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    /// The report, which the first caller makes.
    static var shared: QuickReport {
        get async throws { try await making.value }
    }

    private static let making = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rnn-memory-\(UUID().uuidString)").path
        let journal = Journal.folder(inOutput: folder)
        try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
        _ = try await Sweep(.quick, journal: journal, threads: 2).run()
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
            .standardizedFileURL.path
        try await Report.generate(
            journal: journal, output: folder, templates: ReportTemplates(folder: "\(package)/templates"))
        return QuickReport(folder: folder)
    }
}
