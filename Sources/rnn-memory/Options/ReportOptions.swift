import ArgumentParser
import MemoryExperiment
import Report

/// What every command that writes reports is told.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of Mustache templates to use instead of the program's own.", valueName: "dir"),
        completion: .directory)
    var templates: String?

    @OptionGroup var look: ThemeOptions

    /// The templates, read and checked.
    ///
    /// - Throws: `Failure` naming the places that were searched, or what is wrong in which template.
    func readTemplates() throws(Failure) -> ReportTemplates {
        try ReportTemplates(folder: folder)
    }

    /// The templates of comparisons, read and checked.
    ///
    /// - Throws: As `readTemplates` does.
    func readDifferenceTemplates() throws(Failure) -> DifferenceTemplates {
        try DifferenceTemplates(folder: folder)
    }

    private var folder: String {
        get throws(Failure) {
            try TemplateLocation.find(explicit: templates, executable: TemplateLocation.executable)
        }
    }
}
