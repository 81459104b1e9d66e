/// What a client is answered.
package struct HTTPResponse: Sendable {
    /// What follows the head.
    package enum Body: Sendable {
        /// Bytes that are there.
        case bytes([UInt8])
        /// Bytes that are made while they are sent, so many in all; one that ends early ends the connection.
        case chunks(count: Int, AsyncThrowingStream<[UInt8], any Error>)
        /// Messages without an end, as server-sent events (HTML Standard, section 9.2).
        case events(AsyncStream<HTTPEvent>)
    }

    /// How the request ended.
    package var status: HTTPStatus
    /// The fields beside those that every answer has.
    package var headers: [(name: String, value: String)]
    /// What follows the head.
    package var body: Body

    init(_ status: HTTPStatus, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of one kind of content.
    init(_ status: HTTPStatus = .ok, type: ContentType, policy: ContentPolicy = .nothing, body: Body) {
        self.init(
            status, headers: [("Content-Type", type.rawValue), ("Content-Security-Policy", policy.rawValue)], body: body
        )
    }

    /// An answer in plain text.
    init(_ status: HTTPStatus, text: String) {
        self.init(status, type: .text, body: .bytes(Array(text.utf8)))
    }

    /// An answer that sends a browser on to another path.
    static func seeOther(_ path: String) -> HTTPResponse {
        HTTPResponse(.seeOther, headers: [("Location", path)])
    }

    /// The bytes before the body; connections serve one request each, so that nothing in a body is ever taken for another
    /// request.
    var head: [UInt8] {
        var fields = headers
        switch body {
        case .bytes(let bytes) where status != .noContent: fields.append(("Content-Length", String(bytes.count)))
        case .chunks(let count, _): fields.append(("Content-Length", String(count)))
        case .bytes, .events: break
        }
        fields += [
            ("Connection", "close"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        let lines = fields.map { "\($0.name): \($0.value)\r\n" }.joined()
        return Array("HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n\(lines)\r\n".utf8)
    }

    /// The whole answer, if its body is there.
    var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): head + bytes
        case .chunks, .events: head
        }
    }
}

/// The kinds of content that are served.
enum ContentType: String, Sendable {
    case html = "text/html; charset=utf-8"
    case text = "text/plain; charset=utf-8"
    case markdown = "text/markdown; charset=utf-8"
    case style = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case json = "application/json"
    case csv = "text/csv; charset=utf-8"
    case svg = "image/svg+xml"
    case png = "image/png"
    case pdf = "application/pdf"
    case archive = "application/x-tar"
    case events = "text/event-stream"
    case bytes = "application/octet-stream"

    /// The kind of a file by the ending of its name.
    init(fileName: String) {
        let ending = fileName.lastIndex(of: ".").map { fileName[fileName.index(after: $0)...] } ?? ""
        self =
            switch ending {
            case "html": .html
            case "md": .markdown
            case "txt", "tex", "bib", "bbl", "yaml": .text
            case "json": .json
            case "csv": .csv
            case "svg": .svg
            case "png": .png
            case "pdf": .pdf
            default: .bytes
            }
    }
}

/// What an answer may do in a browser.
enum ContentPolicy: String, Sendable {
    /// What is only looked at: no script, no request.
    case nothing = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
    /// The server's own pages: their scripts, styles and pictures come from files of the server.
    case page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    /// A report, whose page holds all it needs; it can reach nothing of the server, not even as the server's own page.
    case report =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups allow-modals"
    /// A report in a frame of the server's own page, which loads it again when it changes.
    case framedReport =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
}
