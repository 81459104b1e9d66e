import Foundation
import Support

/// The location of the templates.
public enum TemplateLocation {
    /// The file whose presence makes a folder a templates folder.
    static let mark = "report.html.mustache"

    /// Finds the folder of templates.
    ///
    /// The reader's own folder comes first, then `../share/rnn-memory/templates` beside the executable, then a folder
    /// `templates` in the executable's own folder or one above it, both from the path as given and with symbolic links
    /// resolved.
    ///
    /// - Parameters:
    ///   - explicit: The folder that was asked for; if there is one, no other is tried.
    ///   - executable: The path of the running program.
    /// - Returns: The folder's path.
    /// - Throws: `Failure(.missingInput)` naming the places that were tried.
    public static func find(explicit: String?, executable: String) throws(Failure) -> String {
        if let explicit {
            guard isTemplateFolder(explicit) else {
                throw Failure(.missingInput, "\(explicit) is not a folder of templates: it holds no \(mark).")
            }
            return explicit
        }
        let places = candidates(executable: executable)
        guard let place = places.first(where: isTemplateFolder) else {
            throw Failure(
                .missingInput,
                "No templates found. Name their folder with --templates DIR, or put it in one of: "
                    + places.joined(separator: ", ") + ".")
        }
        return place
    }

    /// The path of the running program.
    public static var executable: String {
        Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
    }

    /// The places where templates are looked for, in order, each once.
    static func candidates(executable: String) -> [String] {
        let given = URL(fileURLWithPath: executable).standardizedFileURL
        let resolved = given.resolvingSymlinksInPath()
        var places: [String] = []
        func add(_ place: URL) {
            let path = place.standardizedFileURL.path
            if !places.contains(path) { places.append(path) }
        }
        for program in [given, resolved] {
            add(program.deletingLastPathComponent().appendingPathComponent("../share/rnn-memory/templates"))
        }
        var folder = resolved.deletingLastPathComponent()
        for _ in folder.pathComponents {
            add(folder.appendingPathComponent("templates"))
            folder.deleteLastPathComponent()
        }
        return places
    }

    private static func isTemplateFolder(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(mark)")
    }
}
