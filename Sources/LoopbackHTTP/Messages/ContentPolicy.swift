/// The content security policy of a response (Content Security Policy Level 3).
public struct ContentPolicy: Sendable, Hashable {
    /// The value of the header field.
    public let text: String

    /// A policy.
    ///
    /// - Parameter text: The value of the header field, one line.
    public init(_ text: String) {
        self.text = text
    }

    /// The policy for content without scripts and requests.
    public static let nothing = ContentPolicy(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")

    /// The policy of the server's own pages, whose scripts, styles and images are files of the server.
    public static let page = ContentPolicy(
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """)
}
