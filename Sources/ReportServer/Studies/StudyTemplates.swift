import AnalysisReport
import Report
import Support
import Typesetting

/// The templates of reports.
struct StudyTemplates: Sendable {
    /// Those of experiments.
    let report: ReportTemplates
    /// Those of analyses.
    let analysis: AnalysisTemplates

    /// A file that only a folder with templates of analyses has.
    private static let mark = "analysis.html.mustache"

    /// Reads and checks the templates of a folder; if it has none of analyses, the program's own are used.
    ///
    /// - Throws: `Failure` naming the missing or invalid template.
    init(folder: String) throws(Failure) {
        report = try ReportTemplates(folder: folder)
        let hasOwn = HeldFolder.Entry(at: "\(folder)/\(Self.mark)") != .nothing
        analysis = try AnalysisTemplates(
            folder: hasOwn
                ? folder : TemplateLocation.find(explicit: nil, executable: TemplateLocation.executable))
    }
}
