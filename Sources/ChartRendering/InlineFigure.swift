/// What goes with a drawing that stands within a page.
public struct InlineFigure: Hashable, Sendable {
    /// The beginning of every id, unique on the page.
    public var idPrefix: String
    /// The class of the svg element.
    public var cssClass: String
    /// What the drawing shows, in a few words.
    public var title: String
    /// What the drawing shows, for readers who do not see it.
    public var description: String

    /// What goes with a drawing that stands within a page.
    ///
    /// - Parameters:
    ///   - idPrefix: Unique on the page; what is neither a letter, a digit, a hyphen nor an underscore becomes a
    ///     hyphen.
    ///   - cssClass: The class of the element.
    ///   - title: What the figure shows, in a few words.
    ///   - description: What a reader would see, for those who do not see it.
    public init(idPrefix: String, cssClass: String = "figure", title: String, description: String) {
        self.idPrefix = String(
            idPrefix.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" })
        self.cssClass = cssClass
        self.title = title
        self.description = description
    }
}
