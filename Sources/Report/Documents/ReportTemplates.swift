import MemoryExperiment

/// The chapters whose running text stands in templates of its own.
enum ProseChapter: String, Sendable, CaseIterable {
    case introduction
    case experiment
    case comparison
    case verdicts
    case forensics
    case divergence
    case lyapunov
    case gates
    case forgetBias = "forget-bias"
    case gain
    case inputScale = "input-scale"
    case depth
    case bitwise
    case coalescence
    case precision
    case outlook
    case method

    /// The folder of the chapters' templates.
    static let folder = "prose/"

    /// What stands above the chapter.
    var heading: String {
        switch self {
        case .introduction: "Introduction"
        case .experiment: "The experiment"
        case .comparison: "Published and measured"
        case .verdicts: "Do the post’s claims hold?"
        case .forensics: "What the post must have measured"
        case .divergence: "How the difference shrinks"
        case .lyapunov: "Why: a Lyapunov exponent"
        case .gates: "With gates and without"
        case .forgetBias: "The forget bias"
        case .gain: "Where forgetting ends"
        case .inputScale: "Louder inputs"
        case .depth: "Deeper networks"
        case .bitwise: "Steps until every bit is the same"
        case .coalescence: "When equal is not identical"
        case .precision: "The floating-point format"
        case .outlook: "What comes next"
        case .method: "How it was made"
        }
    }

    /// The name of the chapter's template.
    var template: String { "\(Self.folder)\(rawValue).md" }
}

/// The templates of a report, checked against what they are filled with.
public struct ReportTemplates: Sendable {
    private let library: TemplateLibrary
    /// What the running text may cite.
    let sources: [Source]

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` naming file, line, name and what is allowed; `Failure(.missingInput)` for a file that
    ///   is not there.
    public init(folder: String) throws(Failure) {
        sources = try SourceFile.read(in: folder)
        let documents = DocumentFormat.allCases.map { ($0.fileName, TemplateSchema(of: ReportContext.self)) }
        let chapters = ProseChapter.allCases.map { ($0.template, TemplateSchema(of: FactsContext.self)) }
        library = try TemplateLibrary(
            folder: folder, documents: documents + chapters, isProse: { $0.hasPrefix(ProseChapter.folder) },
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
        library.render(format.fileName, with: context)
    }
}
