/// A response to a client.
public struct HTTPResponse: Sendable {
    /// The body of a response.
    public enum Body: Sendable {
        /// Bytes in memory.
        case bytes([UInt8])
        /// A stream of `count` bytes in total; a stream that ends early ends the connection.
        case chunks(count: Int, AsyncThrowingStream<[UInt8], any Error>)
        /// An endless stream of server-sent events (HTML Standard, section 9.2).
        case events(AsyncStream<HTTPEvent>)
    }

    /// The status.
    public var status: HTTPStatus
    /// The header fields in addition to those of every response.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: Body

    /// The size of the pieces in which a body is sent, in bytes.
    public static let pieceSize = 64 << 10

    /// A response from its parts.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - headers: The header fields in addition to those of every response.
    ///   - body: The body.
    public init(_ status: HTTPStatus, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A response with a content type.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - type: The content type.
    ///   - policy: The content security policy.
    ///   - body: The body.
    public init(_ status: HTTPStatus = .ok, type: ContentType, policy: ContentPolicy = .nothing, body: Body) {
        self.init(
            status, headers: [("Content-Type", type.rawValue), ("Content-Security-Policy", policy.text)], body: body
        )
    }

    /// A response in plain text.
    public init(_ status: HTTPStatus, text: String) {
        self.init(status, type: .text, body: .bytes(Array(text.utf8)))
    }

    /// A redirect to another path.
    public static func seeOther(_ path: String) -> HTTPResponse {
        HTTPResponse(.seeOther, headers: [("Location", path)])
    }

    /// The bytes before the body; they close the connection after one request, so nothing in a body is ever taken for another
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

    /// The whole response; for streams, only the head.
    var bytes: [UInt8] {
        switch body {
        case .bytes(let bytes): head + bytes
        case .chunks, .events: head
        }
    }
}
