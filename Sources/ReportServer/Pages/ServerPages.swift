import Foundation
import MemoryExperiment
import Report
import Support
import Typesetting

/// The server's own pages, rendered from templates.
struct ServerPages: Sendable {
    private let library: TemplateLibrary

    /// The folder of the server's templates, inside the folder of the report's templates.
    private static let folderName = "server"
    private static let studies = "studies.html"
    private static let study = "study.html"
    private static let watch = "watch.html"

    /// Reads and checks the templates.
    ///
    /// - Parameter templates: The folder of the report's templates; if it has no server templates, the program's own are
    ///   used.
    /// - Throws: `Failure` naming the missing or invalid template.
    init(templates: String) throws(Failure) {
        let hasOwn = FileManager.default.fileExists(atPath: "\(templates)/\(Self.folderName)")
        let templates =
            hasOwn ? templates : try TemplateLocation.find(explicit: nil, executable: TemplateLocation.executable)
        library = try TemplateLibrary(
            folder: "\(templates)/\(Self.folderName)",
            documents: [
                (Self.studies, TemplateSchema(of: StudiesContext.self)),
                (Self.study, TemplateSchema(of: StudyPageContext.self)),
                (Self.watch, TemplateSchema(of: WatchContext.self)),
            ])
    }

    /// The style sheet of all pages.
    var styleSheet: String { library.styleSheet }

    /// The script of all pages.
    var script: String { library.script }

    /// The page around a live report.
    var watchPage: String { library.render(Self.watch, with: WatchContext()) }

    func page(_ context: StudiesContext) -> String { library.render(Self.studies, with: context) }

    func page(_ context: StudyPageContext) -> String { library.render(Self.study, with: context) }
}

/// The page around a live report, which has no data.
private struct WatchContext: TemplateContext {
    static let fields: [TemplateField<WatchContext>] = []
}
