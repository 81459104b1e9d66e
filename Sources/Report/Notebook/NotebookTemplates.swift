import Support
import Typesetting

/// The template of a notebook and those of the report that it goes with, checked against the names that they may use.
public struct NotebookTemplates: Sendable {
    /// The templates of the report.
    let report: ReportTemplates
    private let library: TemplateLibrary

    /// The template: a Python script in the percent format.
    private static let script = "notebook.py"

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and the allowed names; `Failure(.missingInput)` for a missing file.
    public init(folder: String) throws(Failure) {
        report = try ReportTemplates(folder: folder)
        library = try TemplateLibrary(
            folder: folder, documents: [(Self.script, TemplateSchema(of: NotebookContext.self))])
    }

    /// The notebook.
    func notebook(_ context: NotebookContext) -> Notebook {
        Notebook(script: library.render(Self.script, with: context))
    }
}
