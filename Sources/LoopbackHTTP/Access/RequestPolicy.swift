/// Which requests are served at all.
///
/// A browser carries the requests of every page it has open, so loopback alone protects nothing: pages of other sites are
/// told by the fields that browsers add, and names that an attacker lets point here by the field `Host`.
public struct RequestPolicy: Sendable {
    /// Where the server listens.
    let address: HTTPServer.Address
    /// What a client has to know; nil where only this machine is served.
    let token: AccessToken?

    /// The beginning of the name of the cookie that holds the token.
    private let cookiePrefix: String

    /// A policy from its parts.
    ///
    /// - Parameters:
    ///   - address: Where the server listens.
    ///   - token: What a client has to know; nil where only this machine is served.
    ///   - cookiePrefix: The beginning of the name of the cookie that holds the token, such as the program's name.
    public init(address: HTTPServer.Address, token: AccessToken?, cookiePrefix: String) {
        self.address = address
        self.token = token
        self.cookiePrefix = cookiePrefix
    }

    /// What is wrong with a request; nil where it may be served.
    public func refusal(of request: HTTPRequest) -> HTTPRefusal? {
        let host = request.headers["host"] ?? ""
        if token == nil, !ownHosts.contains(host.lowercased()) {
            return HTTPRefusal(
                .forbidden,
                "This server answers to \(ownHosts.joined(separator: " and ")), not to the host of this request.")
        }
        if isFromElsewhere(request) {
            return HTTPRefusal(.forbidden, "This request comes from a page of another site.")
        }
        // Browsers name the origin of everything that changes something.
        if request.method == .post, request.headers["origin"] != "http://\(host)" {
            return HTTPRefusal(
                .forbidden, "A request that changes something has to come from this server’s own page.")
        }
        if let token, !token.isKnown(to: request, cookie: cookieName) {
            return HTTPRefusal(.forbidden, "Open the address with the token that the server printed when it began.")
        }
        return nil
    }

    /// What a browser that shows the token in its address is sent on to, with the token in a cookie; nil for all others.
    public func introduction(of request: HTTPRequest) -> HTTPResponse? {
        guard let token, request.method == .get, let shown = request.parameter(AccessToken.parameter),
            token.matches(shown)
        else { return nil }
        // Not to the path that was asked for: one that begins with two slashes would be another site's.
        var response = HTTPResponse.seeOther("/")
        response.headers.append(("Set-Cookie", "\(cookieName)=\(token.text); Path=/; HttpOnly; SameSite=Strict"))
        return response
    }

    /// Cookies do not know ports, so that each server has a name of its own.
    private var cookieName: String { "\(cookiePrefix)-\(address.port)" }

    /// The hosts that browsers name, which leave out the usual port.
    private var ownHosts: [String] {
        let names = [address.host, "localhost"]
        return names.map { "\($0):\(address.port)" } + (address.port == 80 ? names : [])
    }

    /// Whether a page of another site sent the request, other than by a link that was followed.
    private func isFromElsewhere(_ request: HTTPRequest) -> Bool {
        guard let site = request.headers["sec-fetch-site"], !["same-origin", "none"].contains(site) else {
            return false
        }
        let isLink =
            request.method == .get && request.headers["sec-fetch-mode"] == "navigate"
            && request.headers["sec-fetch-dest"] == "document"
        return !isLink
    }
}

extension RequestPolicy {
    /// The address that a user opens.
    public var entrance: String {
        let host = address.host == "0.0.0.0" ? "localhost" : address.host
        return "http://\(host):\(address.port)/" + (token.map { "?\(AccessToken.parameter)=\($0.text)" } ?? "")
    }

    /// The answers to requests that may be served; to all others, why they may not.
    ///
    /// - Parameter answer: Makes the answer to a request that may be served.
    public func guarding(
        _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) -> @Sendable (HTTPRequest) async -> HTTPResponse {
        { request in
            if let introduction = introduction(of: request) { return introduction }
            if let refusal = refusal(of: request) { return refusal.response }
            return await answer(request)
        }
    }
}
