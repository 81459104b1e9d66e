import ArgumentParser
import MemoryExperiment
import Report
import Support
import Typesetting

/// Where the templates of pages are.
struct TemplatesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of Mustache templates to use instead of the program's own.", valueName: "dir"),
        completion: .directory)
    var templates: String?

    /// The folder of the templates.
    ///
    /// - Throws: `Failure` naming the places that were searched.
    var folder: String {
        get throws(Failure) {
            try TemplateLocation.find(explicit: templates, executable: TemplateLocation.executable)
        }
    }
}
