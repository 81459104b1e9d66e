import Report
import Support
import Typesetting

/// The templates of a training experiment, checked against the names that they may use.
package struct TrainingTemplates: Sendable {
    private let library: TemplateLibrary

    /// The running text on how the numbers are made.
    private static let method = "prose/training-method.md"

    /// The documents that are written.
    static let formats: [DocumentFormat] = [.html, .markdown]

    /// The names of their files.
    static let fileNames = formats.map { "report.\(ending(of: $0))" }

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and the allowed names; `Failure(.missingInput)` for a missing
    ///   file.
    package init(folder: String) throws(Failure) {
        let documents = Self.formats.map {
            ("training.\(Self.ending(of: $0))", TemplateSchema(of: TrainingContext.self))
        }
        library = try TemplateLibrary(
            folder: folder, documents: documents + [(Self.method, TemplateSchema(of: TrainingFacts.self))],
            isProse: { $0 == Self.method })
    }

    private static func ending(of format: DocumentFormat) -> String { format == .html ? "html" : "md" }

    /// The style sheet.
    var styleSheet: String { library.styleSheet }

    /// The script.
    var script: String { library.script }

    /// How the numbers are made.
    func method(_ facts: TrainingFacts) -> Prose { Prose(library.render(Self.method, with: facts)) }

    /// A document with the path of its file.
    func document(_ format: DocumentFormat, _ context: TrainingContext) -> OutputFile {
        let ending = Self.ending(of: format)
        return OutputFile(path: "report.\(ending)", text: library.render("training.\(ending)", with: context))
    }
}
