/// Decides which requests to serve.
///
/// Any page open in a browser can send requests to loopback, so loopback alone protects nothing. The policy recognises
/// cross-site requests by the header fields that browsers add, and DNS rebinding by the field `Host`.
public struct RequestPolicy: Sendable {
    /// The address that the server listens on.
    let address: HTTPServer.Address
    /// The token that clients need; nil if the server is reachable from this machine only.
    let token: AccessToken?

    /// The prefix of the token cookie's name.
    private let cookiePrefix: String

    /// A policy from its parts.
    ///
    /// - Parameters:
    ///   - address: The address that the server listens on.
    ///   - token: The token that clients need; nil if the server is reachable from this machine only.
    ///   - cookiePrefix: The prefix of the token cookie's name, such as the program's name.
    public init(address: HTTPServer.Address, token: AccessToken?, cookiePrefix: String) {
        self.address = address
        self.token = token
        self.cookiePrefix = cookiePrefix
    }

    /// The refusal of a request; nil if it is allowed.
    public func refusal(of request: HTTPRequest) -> HTTPRefusal? {
        let host = request.headers["host"] ?? ""
        if token == nil, !ownHosts.contains(host.lowercased()) {
            return HTTPRefusal(
                .forbidden,
                "This server accepts requests to \(ownHosts.joined(separator: " and ")) only. Open one of these addresses."
            )
        }
        if isFromElsewhere(request) {
            return HTTPRefusal(.forbidden, "This server rejects requests from pages of other sites.")
        }
        // Browsers send the origin with every request that changes something.
        if request.method == .post, request.headers["origin"] != "http://\(host)" {
            return HTTPRefusal(
                .forbidden, "This server accepts changes from its own pages only.")
        }
        if let token, !token.isKnown(to: request, cookie: cookieName) {
            return HTTPRefusal(.forbidden, "Open the address with the token that the server printed when it started.")
        }
        return nil
    }

    /// The redirect that moves a token from the address into a cookie; nil for requests without the token in the address.
    public func introduction(of request: HTTPRequest) -> HTTPResponse? {
        guard let token, request.method == .get, let shown = request.parameter(AccessToken.parameter),
            token.matches(shown)
        else { return nil }
        // Never redirect to the requested path: two leading slashes would lead to another site.
        var response = HTTPResponse.seeOther("/")
        response.headers.append(("Set-Cookie", "\(cookieName)=\(token.text); Path=/; HttpOnly; SameSite=Strict"))
        return response
    }

    /// Cookies ignore ports, so the name includes the port to be unique to the server.
    private var cookieName: String { "\(cookiePrefix)-\(address.port)" }

    /// The allowed values of `Host`; browsers omit the default port.
    private var ownHosts: [String] {
        let names = [address.host, "localhost"]
        return names.map { "\($0):\(address.port)" } + (address.port == 80 ? names : [])
    }

    /// Whether a page of another site sent the request, except by a followed link.
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

    /// A handler that answers allowed requests and refuses all others with the reason.
    ///
    /// - Parameter answer: Answers an allowed request.
    public func guarding(
        _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) -> @Sendable (HTTPRequest) async -> HTTPResponse {
        { request in
            if let introduction = introduction(of: request) { return introduction }
            if let refusal = refusal(of: request) { return refusal.response }
            return await answer(request)
        }
    }

    /// A route that refuses whatever the policy does not allow before it receives any of the body.
    ///
    /// - Parameter route: Receives the bodies of allowed requests.
    public func guarding(_ route: UploadRoute) -> UploadRoute {
        UploadRoute(path: route.path, largestBody: route.largestBody, refusal: route.refusal) { request in
            if let refusal = refusal(of: request) { throw refusal }
            return try await route.begin(request)
        }
    }
}
