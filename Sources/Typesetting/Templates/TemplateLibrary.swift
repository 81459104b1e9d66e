import Mustache
import Support

/// The templates of one folder, checked against the contexts they are filled with.
///
/// Rendering cannot fail: all errors are found here, when the templates are loaded.
package struct TemplateLibrary: Sendable {
    /// The style sheet's file name.
    package static let styleSheetName = "style.css"
    /// The script's file name.
    package static let scriptName = "script.js"

    /// The endings of names of templates that write text as it is: those of Markdown, LaTeX, Typst and Python.
    private static let unescapedEndings = [".md", ".tex", ".typ", ".py"]

    /// The style sheet, to be written into the page.
    package let styleSheet: String
    /// The script, to be written into the page.
    package let script: String
    private let library: MustacheLibrary

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder's path.
    ///   - documents: The documents that must be there, with the fields each may use.
    ///   - isProse: Whether a template of that name is running text, whose formulas and citations are checked too.
    ///   - sources: The keys of what running text may cite.
    /// - Throws: `Failure(.data)` with file, line, name and what is allowed; `Failure(.missingInput)` for a missing
    ///   file.
    package init(
        folder: String, documents: [(name: String, schema: TemplateSchema)],
        isProse: (String) -> Bool = { _ in false }, sources keys: [String] = []
    ) throws(Failure) {
        let files = try TemplateFolder(path: folder)
        var texts = files.texts
        func pagePart(_ name: String, _ purpose: String) throws(Failure) -> String {
            guard let text = texts.removeValue(forKey: name) else {
                throw Failure(.missingInput, "\(folder)/\(name) is missing; it \(purpose) the HTML report.")
            }
            guard !text.contains("</") else {
                throw Failure(.data, "\(folder)/\(name) holds ‘</’, which would end it inside the page.")
            }
            return text
        }
        styleSheet = try pagePart(Self.styleSheetName, "styles")
        script = try pagePart(Self.scriptName, "moves")
        var sources: [String: TemplateSource] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let isUnescaped = Self.unescapedEndings.contains { name.hasSuffix($0) }
            sources[name] = try TemplateSource(
                path: "\(folder)/\(name)\(TemplateFolder.ending)", text: text, escaping: isUnescaped ? .nothing : .page)
        }
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) where isProse(name) {
            try source.checkFormulas()
            try source.checkCitations(of: keys)
        }
        for (name, schema) in documents {
            guard sources[name] != nil else {
                throw Failure(.missingInput, "\(folder)/\(name)\(TemplateFolder.ending) is missing.")
            }
            guard files.texts[name]?.allSatisfy(\.isWhitespace) == false else {
                throw Failure(
                    .data,
                    """
                    \(folder)/\(name)\(TemplateFolder.ending) is empty, and so would be what it makes. Begin with a copy \
                    of the program’s own templates.
                    """)
            }
            var check = TemplateCheck(templates: sources)
            try check.check(name, schema: schema)
        }
        library = MustacheLibrary(templates: sources.mapValues(\.template))
    }

    /// A document filled with its context; empty if no document has that name.
    package func render<Context: TemplateContext>(_ name: String, with context: Context) -> String {
        library.render(TemplateValue.object(from: context), withTemplate: name) ?? ""
    }
}
