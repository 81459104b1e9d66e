import MemoryExperiment
import Support
import Typesetting

/// The templates of a comparison, checked against the names that they may use.
public struct DifferenceTemplates: Sendable {
    private let library: TemplateLibrary

    /// The running text on how a comparison is made.
    private static let method = "\(ProseChapter.folder)difference-method.md"

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and the allowed names; `Failure(.missingInput)` for a missing file.
    public init(folder: String) throws(Failure) {
        let documents = Self.formats.map { (Self.template(of: $0), TemplateSchema(of: DifferenceContext.self)) }
        library = try TemplateLibrary(
            folder: folder, documents: documents + [(Self.method, TemplateSchema(of: DifferenceFacts.self))],
            isProse: { $0 == Self.method })
    }

    /// The documents that are written.
    static let formats: [DocumentFormat] = [.html, .markdown]

    private static func template(of format: DocumentFormat) -> String {
        format == .html ? "difference.html" : "difference.md"
    }

    /// The style sheet.
    var styleSheet: String { library.styleSheet }

    /// The script.
    var script: String { library.script }

    /// How the comparison is made.
    func method(_ facts: DifferenceFacts) -> Prose { Prose(library.render(Self.method, with: facts)) }

    /// A document.
    func document(_ format: DocumentFormat, _ context: DifferenceContext) -> String {
        library.render(Self.template(of: format), with: context)
    }
}
