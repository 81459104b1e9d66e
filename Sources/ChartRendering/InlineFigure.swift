/// The attributes of a drawing embedded in a page.
public struct InlineFigure: Hashable, Sendable {
    /// The prefix of every id, unique on the page.
    public var idPrefix: String
    /// The class of the svg element.
    public var cssClass: String
    /// The content of the drawing in a few words.
    public var title: String
    /// A description for readers who cannot see the drawing.
    public var description: String

    /// The attributes of a drawing embedded in a page.
    ///
    /// - Parameters:
    ///   - idPrefix: Unique on the page; any character other than letters, digits, hyphens and underscores becomes a
    ///     hyphen.
    ///   - cssClass: The class of the element.
    ///   - title: The content of the figure in a few words.
    ///   - description: A description for readers who cannot see it.
    public init(idPrefix: String, cssClass: String = "figure", title: String, description: String) {
        self.idPrefix = String(
            idPrefix.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" })
        self.cssClass = cssClass
        self.title = title
        self.description = description
    }
}
