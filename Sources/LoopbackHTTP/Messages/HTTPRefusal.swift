/// The refusal of a request.
public struct HTTPRefusal: Error, Hashable {
    /// The status of the response.
    public let status: HTTPStatus
    /// A sentence that says what is wrong and what is allowed.
    public let sentence: String

    /// A refusal.
    ///
    /// - Parameters:
    ///   - status: The status of the response.
    ///   - sentence: What is wrong and what is allowed; nil for the phrase of the status.
    public init(_ status: HTTPStatus, _ sentence: String? = nil) {
        self.status = status
        self.sentence = sentence ?? "\(status.phrase)."
    }

    /// The refusal of a malformed request.
    static func malformed(_ reason: String) -> HTTPRefusal {
        HTTPRefusal(.badRequest, "The request is malformed: \(reason).")
    }

    /// The refusal as a response.
    public var response: HTTPResponse {
        var response = HTTPResponse(status, text: sentence + "\n")
        if status == .unavailable { response.headers.append(("Retry-After", String(Self.secondsToRetry))) }
        return response
    }

    /// The delay after which a client may retry if the server was full.
    private static let secondsToRetry = 5
}
