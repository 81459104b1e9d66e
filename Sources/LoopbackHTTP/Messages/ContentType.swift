/// The content types that the server sends.
public enum ContentType: String, Sendable {
    /// A page.
    case html = "text/html; charset=utf-8"
    /// Plain text.
    case text = "text/plain; charset=utf-8"
    /// Text in Markdown.
    case markdown = "text/markdown; charset=utf-8"
    /// A style sheet.
    case style = "text/css; charset=utf-8"
    /// A script.
    case script = "text/javascript; charset=utf-8"
    /// A value in JSON.
    case json = "application/json"
    /// A table.
    case csv = "text/csv; charset=utf-8"
    /// A vector image.
    case svg = "image/svg+xml"
    /// A raster image.
    case png = "image/png"
    /// A print document.
    case pdf = "application/pdf"
    /// An archive of files.
    case archive = "application/x-tar"
    /// Server-sent events.
    case events = "text/event-stream"
    /// Anything else.
    case bytes = "application/octet-stream"

    /// The content type for a file-name extension; `.bytes` if it is unknown.
    ///
    /// - Parameter fileName: The file name.
    public init(fileName: String) {
        let ending = fileName.lastIndex(of: ".").map { fileName[fileName.index(after: $0)...] } ?? ""
        self =
            switch ending {
            case "html": .html
            case "md": .markdown
            case "txt", "tex", "bib", "bbl", "typ", "yaml": .text
            case "json": .json
            case "csv": .csv
            case "svg": .svg
            case "png": .png
            case "pdf": .pdf
            default: .bytes
            }
    }
}
