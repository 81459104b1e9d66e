/// Why a request is not answered as it was meant.
public struct HTTPRefusal: Error, Hashable {
    /// The status of the answer.
    public let status: HTTPStatus
    /// What is wrong and what is allowed, in a sentence.
    public let sentence: String

    /// A refusal.
    ///
    /// - Parameters:
    ///   - status: The status of the answer.
    ///   - sentence: What is wrong and what is allowed; nil for the words of the status.
    public init(_ status: HTTPStatus, _ sentence: String? = nil) {
        self.status = status
        self.sentence = sentence ?? "\(status.phrase)."
    }

    /// What is no request at all.
    static func malformed(_ reason: String) -> HTTPRefusal {
        HTTPRefusal(.badRequest, "This is not a request that can be read: \(reason).")
    }

    /// The refusal as an answer.
    public var response: HTTPResponse {
        var response = HTTPResponse(status, text: sentence + "\n")
        if status == .unavailable { response.headers.append(("Retry-After", String(Self.secondsToRetry))) }
        return response
    }

    /// When a client that the server has no room for may come again.
    private static let secondsToRetry = 5
}
