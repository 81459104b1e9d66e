/// A request, read within limits of size and time.
public struct HTTPRequest: Sendable, Hashable {
    /// The method.
    public enum Method: String, Sendable {
        /// Requests a resource.
        case get = "GET"
        /// Requests the head of a response only.
        case head = "HEAD"
        /// Submits a body, usually to change something.
        case post = "POST"
    }

    /// The method.
    public var method: Method
    /// The path as sent; it begins with `/` and is never decoded.
    public var path: String
    /// The query as sent, without the question mark; empty if there is none.
    public var query: String
    /// The header fields by lowercase name; values of repeated fields are joined by commas.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// A request from its parts.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path, which begins with `/`.
    ///   - query: The query, without the question mark.
    ///   - headers: The header fields by lowercase name.
    ///   - body: The body.
    public init(
        method: Method, path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The raw value of a query parameter; escapes are not decoded.
    public func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix("\(name)=") {
            return String(pair.dropFirst(name.count + 1))
        }
        return nil
    }

    /// The value of a cookie.
    public func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let pair = pair.drop { $0 == " " }
            if pair.hasPrefix("\(name)=") { return String(pair.dropFirst(name.count + 1)) }
        }
        return nil
    }
}
