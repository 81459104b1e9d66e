/// What an answer may do in a browser (Content Security Policy Level 3).
public struct ContentPolicy: Sendable, Hashable {
    /// The value of the field.
    public let text: String

    /// A policy.
    ///
    /// - Parameter text: The value of the field, one line.
    public init(_ text: String) {
        self.text = text
    }

    /// What is only looked at: no script, no request.
    public static let nothing = ContentPolicy(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")

    /// The server's own pages: their scripts, styles and pictures come from files of the server.
    public static let page = ContentPolicy(
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """)
}
