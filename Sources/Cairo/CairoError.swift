/// A reason why something could not be drawn, with a sentence for whoever has to mend it.
public enum CairoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Cairo reported a failure while it did something.
    case status(String, during: String)
    /// A width or height that cannot be drawn; the sentence says what is allowed.
    case extent(String)
    /// Pango would draw another family in the place of the one asked for.
    case fontNotInstalled(String, substitute: String)
    /// The family has no letter for some character of a text.
    case characterMissing(in: String, family: String)

    /// What went wrong and how to go on.
    public var description: String {
        switch self {
        case .status(let reason, let operation):
            "Cairo failed while \(operation): \(reason)."
        case .extent(let sentence):
            sentence
        case .fontNotInstalled(let family, let substitute):
            "The font \"\(family)\" is not installed; \"\(substitute)\" would be drawn in its place."
                + Self.advice(for: family)
        case .characterMissing(let text, let family):
            "The font \"\(family)\" has no letter for some character of \"\(text)\"; use other characters or another font."
        }
    }

    private static func advice(for family: String) -> String {
        family.hasPrefix("DejaVu")
            ? " Install it: apt-get install fonts-dejavu-core (Debian, Ubuntu) or brew install --cask font-dejavu (Homebrew)."
            : " Install it, then run fc-cache."
    }
}
