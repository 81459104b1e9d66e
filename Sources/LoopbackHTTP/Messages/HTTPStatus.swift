/// How a request ended (RFC 9110, section 15).
public enum HTTPStatus: Int, Sendable {
    /// The request was answered.
    case ok = 200
    /// There is nothing to show yet.
    case noContent = 204
    /// What was asked for is at another path.
    case seeOther = 303
    /// This is no request that can be read.
    case badRequest = 400
    /// The request comes from where none is served.
    case forbidden = 403
    /// There is nothing of that name.
    case notFound = 404
    /// The path is not for this method.
    case methodNotAllowed = 405
    /// The request did not arrive in time.
    case requestTimeout = 408
    /// A body has to say its length.
    case lengthRequired = 411
    /// The body is longer than one may be.
    case bodyTooLarge = 413
    /// The target is longer than one may be.
    case targetTooLong = 414
    /// The body says what is not allowed.
    case unprocessable = 422
    /// The head is longer than one may be.
    case headTooLarge = 431
    /// The server failed.
    case internalError = 500
    /// The server has no room; the client may come again.
    case unavailable = 503
    /// The version of HTTP is not spoken.
    case versionNotSupported = 505

    /// The words beside the number.
    public var phrase: String {
        switch self {
        case .ok: "OK"
        case .noContent: "No Content"
        case .seeOther: "See Other"
        case .badRequest: "Bad Request"
        case .forbidden: "Forbidden"
        case .notFound: "Not Found"
        case .methodNotAllowed: "Method Not Allowed"
        case .requestTimeout: "Request Timeout"
        case .lengthRequired: "Length Required"
        case .bodyTooLarge: "Content Too Large"
        case .targetTooLong: "URI Too Long"
        case .unprocessable: "Unprocessable Content"
        case .headTooLarge: "Request Header Fields Too Large"
        case .internalError: "Internal Server Error"
        case .unavailable: "Service Unavailable"
        case .versionNotSupported: "HTTP Version Not Supported"
        }
    }
}
