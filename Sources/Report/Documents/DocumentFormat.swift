import Support
import Typesetting

/// The documents a report is written as.
enum DocumentFormat: Sendable, CaseIterable {
    /// One page that loads nothing.
    case html
    /// The same content for a repository page.
    case markdown
    /// The same content for paper.
    case latex

    /// The document's file name; its template has the same name and ending `.mustache`.
    var fileName: String {
        switch self {
        case .html: "report.html"
        case .markdown: "report.md"
        case .latex: "report.tex"
        }
    }

    /// Plain text as the document's template expects it: HTML templates escape text themselves, others do not.
    func plain(_ text: String) -> String {
        switch self {
        case .html: text
        case .markdown: MarkdownText.escaped(text)
        case .latex: LaTeXText.escaped(text)
        }
    }

    /// A heading in plain text, as the document's template expects it.
    func heading(_ text: String) -> String {
        switch self {
        case .html: text
        case .markdown: MarkdownText.heading(text)
        case .latex: LaTeXText.heading(text)
        }
    }

    /// A verbatim name, as the document's template expects it for code.
    func code(_ name: String) -> String { self == .latex ? LaTeXText.code(name) : name }

    /// Running text ready for the document.
    ///
    /// - Parameter numbers: The numbers of the sources that it cites.
    func ready(_ prose: Prose, citing numbers: [String: Int] = [:]) -> String {
        switch self {
        case .html: prose.html(citing: numbers)
        case .markdown: prose.markdown(citing: numbers)
        case .latex: prose.latex(citing: numbers)
        }
    }

    /// A line of running text ready to stand within a paragraph or an item of a list.
    func ready(inline prose: Prose) -> String {
        switch self {
        case .html: Prose.html(of: prose.source)
        case .markdown: prose.markdown()
        case .latex: prose.latex()
        }
    }

    /// A table's rows in the document's language; LaTeX reads them from the table's own file.
    func body(of table: Table) -> String {
        switch self {
        case .html: table.html
        case .markdown: table.markdownTable
        case .latex: ""
        }
    }

    /// Plain sentences, followed by one that names the tables and figures they are read off, ready.
    func ready(_ sentences: [String], on parts: [LinkContext]) -> String {
        let text = sentences.map { self == .latex ? plain($0) : MarkdownText.escaped($0) } + [references(to: parts)]
        let paragraph = text.joined(separator: " ")
        return self == .latex ? paragraph : ready(Prose(paragraph))
    }

    /// A sentence that leads to tables and figures; LaTeX counts them itself.
    private func references(to parts: [LinkContext]) -> String {
        let links = parts.map { part in
            guard self == .latex else { return "[\(part.title)](#\(part.id))" }
            let label = PrintedLabel.place(part.id)
            return "\\hyperref[\(label)]{\(part.title.prefix { $0 != " " })~\\ref*{\(label)}}"
        }
        return "See \(NumberText.list(links))."
    }
}
