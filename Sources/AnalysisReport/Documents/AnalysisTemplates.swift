import Report
public import Support
import Typesetting

/// The templates of an analysis, checked against the names that they may use.
public struct AnalysisTemplates: Sendable {
    private let library: TemplateLibrary

    /// The running text on how an analysis is made.
    private static let method = "prose/analysis-method.md"

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and the allowed names; `Failure(.missingInput)` for a missing
    ///   file.
    public init(folder: String) throws(Failure) {
        let documents = AnalysisForm.allCases.map { ($0.template, TemplateSchema(of: AnalysisContext.self)) }
        library = try TemplateLibrary(
            folder: folder, documents: documents + [(Self.method, TemplateSchema(of: AnalysisFacts.self))],
            isProse: { $0 == Self.method })
    }

    /// The style sheet.
    var styleSheet: String { library.styleSheet }

    /// The script.
    var script: String { library.script }

    /// How the analysis is made.
    func method(_ facts: AnalysisFacts) -> Prose { Prose(library.render(Self.method, with: facts)) }

    /// A document.
    func document(_ form: AnalysisForm, _ context: AnalysisContext) -> String {
        library.render(form.template, with: context)
    }
}

/// The documents of an analysis.
enum AnalysisForm: Sendable, CaseIterable {
    case html
    case markdown
    case latex

    /// The language.
    var format: DocumentFormat {
        switch self {
        case .html: .html
        case .markdown: .markdown
        case .latex: .latex
        }
    }

    /// The name of the file.
    var fileName: String { "report.\(fileExtension)" }

    /// The name of the template without its ending.
    var template: String { "analysis.\(fileExtension)" }

    private var fileExtension: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        case .latex: "tex"
        }
    }
}
