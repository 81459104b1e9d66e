import ArgumentParser
import Report
import Support

/// The title and the authors of a report.
struct TitlePageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The title of the report, one line of at most 200 characters.",
            discussion: "Default: the program's own title.", valueName: "text"))
    var reportTitle: String?

    @Option(
        name: .customLong("author"),
        help: ArgumentHelp(
            "An author of the report, one line of at most 100 characters.",
            discussion: "Repeat the option for each author, at most 50 times. Default: none.", valueName: "name"))
    var authors: [String] = []

    func validate() throws {
        do throws(Failure) {
            _ = try read()
        } catch {
            throw ValidationError(error.message)
        }
    }

    /// The title page, checked.
    ///
    /// - Throws: `Failure(.usage)` that says which value is wrong.
    func read() throws(Failure) -> TitlePage { try TitlePage(title: reportTitle, authors: authors) }
}
