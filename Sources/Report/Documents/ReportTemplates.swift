import MemoryExperiment
import Support
import Typesetting

/// The templates of a report, checked against the names that they may use.
public struct ReportTemplates: Sendable {
    private let library: TemplateLibrary
    /// The sources that the running text may cite.
    let sources: [Source]

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and what is allowed; `Failure(.missingInput)` for a missing
    ///   file.
    public init(folder: String) throws(Failure) {
        sources = try SourceFile.read(in: folder)
        let documents = DocumentFormat.allCases.map { ($0.fileName(), TemplateSchema(of: ReportContext.self)) }
        let shorts = [DocumentFormat.latex, .typst].map {
            ($0.fileName(of: .short), TemplateSchema(of: ShortReportContext.self))
        }
        let chapters = ProseChapter.all.map { ($0.template, TemplateSchema(of: FactsContext.self)) }
        library = try TemplateLibrary(
            folder: folder, documents: documents + shorts + chapters, isProse: { $0.hasPrefix(ProseChapter.folder) },
            sources: sources.map(\.key))
    }

    /// The style sheet.
    var styleSheet: String { library.styleSheet }

    /// The script.
    var script: String { library.script }

    /// A chapter's running text.
    func prose(_ chapter: ProseChapter, facts: FactsContext) -> Prose {
        Prose(library.render(chapter.template, with: facts))
    }

    /// A document.
    func document(_ format: DocumentFormat, _ context: ReportContext) -> String {
        library.render(format.fileName(), with: context)
    }

    /// A document of two pages, in a format for print.
    func document(_ format: DocumentFormat, _ context: ShortReportContext) -> String {
        library.render(format.fileName(of: .short), with: context)
    }
}
