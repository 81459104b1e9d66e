/// The two documents a report is written as.
enum DocumentFormat: Sendable, CaseIterable {
    /// One page that loads nothing.
    case html
    /// The same content for a repository page.
    case markdown

    /// The document's file name; its template has the same name and ending `.mustache`.
    var fileName: String {
        switch self {
        case .html: "report.html"
        case .markdown: "report.md"
        }
    }

    /// Plain text as the document's template expects it: HTML templates escape text themselves, Markdown ones do not.
    func plain(_ text: String) -> String {
        switch self {
        case .html: text
        case .markdown: MarkdownText.escaped(text)
        }
    }

    /// Running text ready to stand in the document.
    func ready(_ prose: Prose) -> String {
        switch self {
        case .html: prose.html
        case .markdown: prose.markdown
        }
    }
}
