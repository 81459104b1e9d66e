/// What a client is answered.
public struct HTTPResponse: Sendable {
    /// What follows the head.
    public enum Body: Sendable {
        /// Bytes that are there.
        case bytes([UInt8])
        /// Bytes that are made while they are sent, so many in all; one that ends early ends the connection.
        case chunks(count: Int, AsyncThrowingStream<[UInt8], any Error>)
        /// Messages without an end, as server-sent events (HTML Standard, section 9.2).
        case events(AsyncStream<HTTPEvent>)
    }

    /// How the request ended.
    public var status: HTTPStatus
    /// The fields beside those that every answer has.
    public var headers: [(name: String, value: String)]
    /// What follows the head.
    public var body: Body

    /// The size of the pieces in which a body is sent, in bytes.
    public static let pieceSize = 64 << 10

    /// An answer from its parts.
    ///
    /// - Parameters:
    ///   - status: How the request ended.
    ///   - headers: The fields beside those that every answer has.
    ///   - body: What follows the head.
    public init(_ status: HTTPStatus, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of one kind of content.
    ///
    /// - Parameters:
    ///   - status: How the request ended.
    ///   - type: The kind of content.
    ///   - policy: What the answer may do in a browser.
    ///   - body: What follows the head.
    public init(_ status: HTTPStatus = .ok, type: ContentType, policy: ContentPolicy = .nothing, body: Body) {
        self.init(
            status, headers: [("Content-Type", type.rawValue), ("Content-Security-Policy", policy.text)], body: body
        )
    }

    /// An answer in plain text.
    public init(_ status: HTTPStatus, text: String) {
        self.init(status, type: .text, body: .bytes(Array(text.utf8)))
    }

    /// An answer that sends a browser on to another path.
    public static func seeOther(_ path: String) -> HTTPResponse {
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
