import ChartRendering
import Report
import Support
import Typesetting

/// The values for the documents of a gallery.
struct GalleryContext: TemplateContext {
    var title: String
    /// The result in a sentence.
    var summary: String
    var styleSheet: String
    var script: String
    /// What was found, ready.
    var findings: String
    /// The figure and the table.
    var parts: [PartContext]
    /// Where networks and inputs come from, ready; empty if nothing is said.
    var about: String
    /// The digests of networks and inputs.
    var sources: [OriginContext]
    var method: String

    static let fields: [TemplateField<GalleryContext>] = [
        .text("title") { $0.title },
        .text("summary") { $0.summary },
        .text("styleSheet") { $0.styleSheet },
        .text("script") { $0.script },
        .text("findings") { $0.findings },
        .list("parts") { $0.parts },
        .flag("hasAbout") { !$0.about.isEmpty },
        .text("about") { $0.about },
        .list("sources") { $0.sources },
        .text("method") { $0.method },
    ]
}

/// The facts about a gallery that the running text states.
struct GalleryFacts: TemplateContext {
    let gallery: Gallery
    let libraries: DrawingLibraries

    static let fields: [TemplateField<GalleryFacts>] = [
        .flag("hasNoise") { $0.gallery.analyses.contains(where: \.input.isNoise) },
        .flag("hasRecordings") { !$0.gallery.analyses.allSatisfy(\.input.isNoise) },
        .flag("hasUntrained") { $0.gallery.analyses.contains { $0.untrained != nil } },
        .text("cairo") { $0.libraries.cairo },
        .text("pango") { $0.libraries.pango },
        .text("font") { "\($0.libraries.fontFamily) \($0.libraries.fontVersion)".trimmed },
    ]
}

/// The templates of a gallery, checked against the names that they may use.
public struct GalleryTemplates: Sendable {
    private let library: TemplateLibrary

    /// The running text on how the numbers are made.
    private static let method = "prose/gallery-method.md"

    /// The documents that are written.
    static let formats: [DocumentFormat] = [.html, .markdown]

    /// Reads and checks the templates of a folder.
    ///
    /// - Parameter folder: The folder, as `TemplateLocation.find(explicit:executable:)` finds it.
    /// - Throws: `Failure(.data)` with file, line, name and the allowed names; `Failure(.missingInput)` for a missing
    ///   file.
    public init(folder: String) throws(Failure) {
        let documents = Self.formats.map { ("gallery.\(Self.ending(of: $0))", TemplateSchema(of: GalleryContext.self)) }
        library = try TemplateLibrary(
            folder: folder, documents: documents + [(Self.method, TemplateSchema(of: GalleryFacts.self))],
            isProse: { $0 == Self.method })
    }

    private static func ending(of format: DocumentFormat) -> String { format == .html ? "html" : "md" }

    /// The style sheet.
    var styleSheet: String { library.styleSheet }

    /// The script.
    var script: String { library.script }

    /// How the numbers are made.
    func method(_ facts: GalleryFacts) -> Prose { Prose(library.render(Self.method, with: facts)) }

    /// A document with the path of its file.
    func document(_ format: DocumentFormat, _ context: GalleryContext) -> OutputFile {
        let ending = Self.ending(of: format)
        return OutputFile(path: "report.\(ending)", text: library.render("gallery.\(ending)", with: context))
    }
}
