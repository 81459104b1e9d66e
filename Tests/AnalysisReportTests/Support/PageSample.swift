import Analysis
import AnalysisReport

/// The code on the page of the module, which is compiled only.
func writeReport(of entries: [AnalysisReport.Entry]) async throws {
    let templates = try AnalysisTemplates(folder: "templates")
    let report = AnalysisReport(entries: entries, step: try StepDuration(reading: "32ms"))
    print(report.text())
    try await report.write(to: "output-network", templates: templates)
}
