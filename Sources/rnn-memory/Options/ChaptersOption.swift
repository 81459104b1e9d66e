import ArgumentParser
import Report
import Support

/// The chapters of a report.
struct ChaptersOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The only chapters and results of the report, such as lyapunov,verdicts or lstm,depth.",
            discussion: """
                Names are those in the addresses of the report's contents. Introduction, experiment, method and sources \
                are always written; figures and tables that no chapter needs are not. Default: all.
                """, valueName: "name,…"))
    var chapters: String?

    func validate() throws {
        do throws(Failure) {
            _ = try read()
        } catch {
            throw ValidationError(error.message)
        }
    }

    /// The chapters, whose names are checked once the experiment is known.
    ///
    /// - Throws: `Failure(.usage)` for an empty name.
    func read() throws(Failure) -> ChapterSelection {
        guard let chapters else { return .all }
        return try ChapterSelection(chapters)
    }
}
