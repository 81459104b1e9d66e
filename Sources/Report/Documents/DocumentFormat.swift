import Support
import Typesetting

/// The documents a report is written as.
package enum DocumentFormat: Sendable, CaseIterable {
    /// One page that loads nothing.
    case html
    /// The same content for a repository page.
    case markdown
    /// The same content for paper, to be compiled with pdfLaTeX.
    case latex
    /// The same content for paper, to be compiled with Typst.
    case typst

    /// The name of a report's file; its template has the same name and ending `.mustache`.
    func fileName(of chapters: ChapterSelection = .all) -> String { "\(chapters.documentName).\(fileExtension)" }

    private var fileExtension: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        case .latex: "tex"
        case .typst: "typ"
        }
    }

    /// Whether a document has a place for a figure: those that need a slider are left to pages.
    func shows(_ figure: FigureName) -> Bool {
        switch self {
        case .html: true
        case .markdown, .latex, .typst: !figure.hasSlider
        }
    }

    /// Plain text as the document's template expects it: HTML templates escape text themselves, others do not.
    package func plain(_ text: String) -> String {
        switch self {
        case .html: text
        case .markdown: MarkdownText.escaped(text)
        case .latex: LaTeXText.escaped(text)
        case .typst: TypstText.escaped(text)
        }
    }

    /// Plain text that describes a figure, as the document's template expects it: a string in Typst.
    func description(_ text: String) -> String {
        switch self {
        case .html, .markdown, .latex: plain(text)
        case .typst: TypstText.string(text)
        }
    }

    /// A heading in plain text, as the document's template expects it.
    package func heading(_ text: String) -> String {
        switch self {
        case .html: text
        case .markdown: MarkdownText.heading(text)
        case .latex: LaTeXText.heading(text)
        case .typst: TypstText.escaped(text)
        }
    }

    /// A verbatim name, as the document's template expects it for code: a string in Typst.
    package func code(_ name: String) -> String {
        switch self {
        case .html, .markdown: name
        case .latex: LaTeXText.code(name)
        case .typst: TypstText.string(name)
        }
    }

    /// Running text ready for the document.
    ///
    /// - Parameter numbers: The numbers of the sources that it cites.
    package func ready(_ prose: Prose, citing numbers: [String: Int] = [:]) -> String {
        switch self {
        case .html: prose.html(citing: numbers)
        case .markdown: prose.markdown(citing: numbers)
        case .latex: prose.latex(citing: numbers)
        case .typst: prose.typst(citing: numbers)
        }
    }

    /// A line of running text ready to stand within a paragraph or an item of a list.
    func ready(inline prose: Prose) -> String {
        switch self {
        case .html: Prose.html(of: prose.source)
        case .markdown: prose.markdown()
        case .latex: prose.latex()
        case .typst: prose.typst()
        }
    }

    /// A table in the document's language; LaTeX reads it from the table's own file.
    func body(of table: Table) -> String {
        switch self {
        case .html: table.html
        case .markdown: table.markdownTable
        case .latex: ""
        case .typst: table.typst
        }
    }

    /// Plain sentences in paragraphs, with the tables and figures that they are read off in brackets at their end, ready.
    func ready(_ paragraphs: [[String]], on parts: [LinkContext]) -> String {
        let references = parts.map(reference).joined(separator: ", ")
        let texts = paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
        func whole(_ escaped: [String]) -> String {
            guard let last = escaped.last else { return "See \(references)." }
            return (escaped.dropLast() + ["\(last) (\(references))."]).joined(separator: "\n\n")
        }
        let bodies = texts.enumerated().map { index, text in
            index == texts.count - 1 && text.hasSuffix(".") ? String(text.dropLast()) : text
        }
        return switch self {
        case .html, .markdown: ready(Prose(whole(bodies.map(MarkdownText.escaped))))
        case .latex, .typst: whole(bodies.map(plain))
        }
    }

    /// What leads to a table or figure; LaTeX and Typst count them themselves.
    private func reference(to part: LinkContext) -> String {
        let label = PrintedLabel.place(part.id)
        return switch self {
        case .html, .markdown: "[\(part.title)](#\(part.id))"
        case .latex: "\\hyperref[\(label)]{\(part.title.prefix { $0 != " " })~\\ref*{\(label)}}"
        case .typst: "#ref(<\(label)>);"
        }
    }
}
