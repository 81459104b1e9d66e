/// Takes the body of one request piece by piece while it arrives.
public protocol BodyReceiver: Sendable {
    /// Takes the next bytes of the body.
    ///
    /// - Throws: `HTTPRefusal` to refuse the request.
    func receive(_ bytes: [UInt8]) async throws

    /// The response once the body is complete.
    ///
    /// - Throws: `HTTPRefusal` to refuse the request.
    func finish() async throws -> HTTPResponse

    /// Removes whatever has been received, because the client has broken off or the request is refused.
    func abandon() async
}

/// The route of a server that accepts a large body, which is never in memory as a whole.
public struct UploadRoute: Sendable {
    /// The path.
    public let path: String
    /// The maximum size of the body in bytes.
    public let largestBody: Int
    /// The message for clients that declare a larger body.
    public let refusal: String
    /// Returns the receiver of a body, given the request without it.
    ///
    /// It throws `HTTPRefusal` to refuse the request before any of its body is received.
    public let begin: @Sendable (HTTPRequest) async throws -> any BodyReceiver

    /// A route from its parts.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - largestBody: The maximum size of the body in bytes.
    ///   - refusal: The message for clients that declare a larger body.
    ///   - begin: Returns the receiver of a body, given the request without it.
    public init(
        path: String, largestBody: Int, refusal: String,
        begin: @escaping @Sendable (HTTPRequest) async throws -> any BodyReceiver
    ) {
        self.path = path
        self.largestBody = largestBody
        self.refusal = refusal
        self.begin = begin
    }
}

/// What a server does with requests.
struct HTTPService: Sendable {
    /// Answers a request.
    let answer: @Sendable (HTTPRequest) async -> HTTPResponse
    /// The route that accepts large bodies.
    let uploads: UploadRoute?

    /// The route that receives the body of a request; nil if it is read as a whole.
    func uploadRoute(of request: HTTPRequest) -> UploadRoute? {
        guard let uploads, request.method == .post, request.path == uploads.path else { return nil }
        return uploads
    }
}
