/// The secret of 256 random bits that clients need if the server is reachable beyond this machine.
public struct AccessToken: Sendable {
    /// The token in hexadecimal.
    public let text: String

    /// The query parameter for the token in an address.
    static let parameter = "token"

    /// Generates a new token.
    public init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Whether a word is the token, compared in constant time.
    func matches(_ word: String) -> Bool {
        let (own, other) = (Array(text.utf8), Array(word.utf8))
        guard own.count == other.count else { return false }
        return zip(own, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Whether a request carries the token, in its cookie or as a bearer token (RFC 6750).
    func isKnown(to request: HTTPRequest, cookie: String) -> Bool {
        let bearer = "Bearer "
        let shown = [
            request.cookie(cookie),
            request.headers["authorization"].flatMap {
                $0.hasPrefix(bearer) ? String($0.dropFirst(bearer.count)) : nil
            },
        ]
        return shown.contains { $0.map(matches) ?? false }
    }
}
