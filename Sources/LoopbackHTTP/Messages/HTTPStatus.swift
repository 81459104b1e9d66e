/// The status of a response (RFC 9110, section 15).
public enum HTTPStatus: Int, Sendable {
    /// The request was answered.
    case ok = 200
    /// There is nothing to show yet.
    case noContent = 204
    /// The resource is at another path.
    case seeOther = 303
    /// The request is malformed.
    case badRequest = 400
    /// The policy rejects the request.
    case forbidden = 403
    /// There is no resource of that name.
    case notFound = 404
    /// The path does not support the method.
    case methodNotAllowed = 405
    /// The request did not arrive in time.
    case requestTimeout = 408
    /// The body has no declared length.
    case lengthRequired = 411
    /// The body exceeds its maximum size.
    case bodyTooLarge = 413
    /// The target exceeds its maximum size.
    case targetTooLong = 414
    /// The body has invalid values.
    case unprocessable = 422
    /// The head exceeds its maximum size.
    case headTooLarge = 431
    /// The server failed.
    case internalError = 500
    /// The server is full; the client may retry.
    case unavailable = 503
    /// The server does not support this version of HTTP.
    case versionNotSupported = 505

    /// The reason phrase.
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
