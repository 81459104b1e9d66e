import ArgumentParser
import MemoryExperiment
import Report
import Support
import Typesetting

/// The folder of the templates of pages.
struct TemplatesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of Mustache templates (default: the program's own).", valueName: "dir"),
        completion: .directory)
    var templates: String?

    /// The folder of the templates.
    ///
    /// - Throws: `Failure` that lists the places searched.
    var folder: String {
        get throws(Failure) {
            try TemplateLocation.find(explicit: templates, executable: TemplateLocation.executable)
        }
    }
}
