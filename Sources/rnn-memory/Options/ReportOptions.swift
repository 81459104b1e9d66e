import ArgumentParser
import MemoryExperiment
import Report
import Support

/// What every command that writes reports is told.
struct ReportOptions: ParsableArguments {
    @OptionGroup var templates: TemplatesOption

    @OptionGroup var look: ThemeOptions

    /// The templates, read and checked.
    ///
    /// - Throws: `Failure` naming the places that were searched, or what is wrong in which template.
    func readTemplates() throws(Failure) -> ReportTemplates {
        try ReportTemplates(folder: templates.folder)
    }

    /// The templates of comparisons, read and checked.
    ///
    /// - Throws: As `readTemplates` does.
    func readDifferenceTemplates() throws(Failure) -> DifferenceTemplates {
        try DifferenceTemplates(folder: templates.folder)
    }
}
