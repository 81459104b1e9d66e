/// What a client asks for, read within bounds.
package struct HTTPRequest: Sendable, Hashable {
    /// What is to be done.
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
    }

    /// What is to be done.
    package var method: Method
    /// The path as it was sent, which begins with `/` and is never decoded.
    package var path: String
    /// What follows the question mark, as it was sent; empty where nothing does.
    package var query: String
    /// The fields by their names in small letters; a name that came twice has its values joined by commas.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]

    /// A request from its parts.
    package init(
        method: Method, path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The value of a parameter of the query whose value is written without escapes.
    package func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix("\(name)=") {
            return String(pair.dropFirst(name.count + 1))
        }
        return nil
    }

    /// The value of a cookie.
    package func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let pair = pair.drop { $0 == " " }
            if pair.hasPrefix("\(name)=") { return String(pair.dropFirst(name.count + 1)) }
        }
        return nil
    }
}
