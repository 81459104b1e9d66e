import CCairo

/// Why something could not be drawn, with a message for the user.
public enum CairoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Cairo reported an error during an operation.
    case status(String, during: String)
    /// A width or height that cannot be drawn; the message says what is allowed.
    case extent(String)
    /// Pango would substitute another family for the requested one.
    case fontNotInstalled(String, substitute: String)
    /// The family lacks a glyph for some character of a text.
    case characterMissing(in: String, family: String)

    /// What went wrong and what to do.
    public var description: String {
        switch self {
        case .status(let reason, let operation):
            "Cairo failed while \(operation): \(reason)."
        case .extent(let sentence):
            sentence
        case .fontNotInstalled(let family, let substitute):
            "The font ‘\(family)’ is not installed (\(substitute) would be substituted)." + Self.advice(for: family)
        case .characterMissing(let text, let family):
            "The font ‘\(family)’ lacks a glyph for a character of ‘\(text)’; use other characters or another font."
        }
    }

    private static func advice(for family: String) -> String {
        family.hasPrefix("DejaVu")
            ? " Install it: apt-get install fonts-dejavu-core (Debian, Ubuntu) or brew install --cask font-dejavu (Homebrew)."
            : " Install it, then run fc-cache."
    }
}

extension CairoError {
    /// An error in cairo's own words.
    init(_ status: cairo_status_t, during operation: String) {
        self = .status(String(cString: cairo_status_to_string(status)), during: operation)
    }
}

/// Throws unless a status is success.
///
/// - Parameters:
///   - status: What cairo reported.
///   - operation: The activity for the message: "writing a PDF".
func check(_ status: cairo_status_t, during operation: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw CairoError(status, during: operation)
}
