import AnalysisReport
import ArgumentParser
import MemoryExperiment
import Report
import Support

/// The options of every command that writes reports.
struct ReportOptions: ParsableArguments {
    @OptionGroup var templates: TemplatesOption

    @OptionGroup var look: ThemeOptions

    /// The templates, read and checked.
    ///
    /// - Throws: `Failure` that lists the places searched, or names the invalid template and its error.
    func readTemplates() throws(Failure) -> ReportTemplates {
        try ReportTemplates(folder: templates.folder)
    }

    /// The templates of comparisons, read and checked.
    ///
    /// - Throws: As `readTemplates` does.
    func readDifferenceTemplates() throws(Failure) -> DifferenceTemplates {
        try DifferenceTemplates(folder: templates.folder)
    }

    /// The templates of analyses, read and checked.
    ///
    /// - Throws: As `readTemplates` does.
    func readAnalysisTemplates() throws(Failure) -> AnalysisTemplates {
        try AnalysisTemplates(folder: templates.folder)
    }

    /// The templates of galleries, read and checked.
    ///
    /// - Throws: As `readTemplates` does.
    func readGalleryTemplates() throws(Failure) -> GalleryTemplates {
        try GalleryTemplates(folder: templates.folder)
    }
}
