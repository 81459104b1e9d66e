/// What a client asks for, read within bounds.
public struct HTTPRequest: Sendable, Hashable {
    /// What is to be done.
    public enum Method: String, Sendable {
        /// Something is asked for.
        case get = "GET"
        /// Something is asked for without its body.
        case head = "HEAD"
        /// Something is to be changed, or a body to be looked at.
        case post = "POST"
    }

    /// What is to be done.
    public var method: Method
    /// The path as it was sent, which begins with `/` and is never decoded.
    public var path: String
    /// What follows the question mark, as it was sent; empty where nothing does.
    public var query: String
    /// The fields by their names in small letters; a name that came twice has its values joined by commas.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]

    /// A request from its parts.
    ///
    /// - Parameters:
    ///   - method: What is to be done.
    ///   - path: The path, which begins with `/`.
    ///   - query: What follows the question mark.
    ///   - headers: The fields by their names in small letters.
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

    /// The value of a parameter of the query whose value is written without escapes.
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
