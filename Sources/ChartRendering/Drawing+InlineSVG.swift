public import Charts

/// What goes with a drawing that stands within a page.
public struct InlineFigure: Hashable, Sendable {
    /// The beginning of every id, unique on the page: letters, digits and hyphens.
    public var idPrefix: String
    /// The class of the svg element.
    public var cssClass: String
    /// What the drawing shows, in a few words.
    public var title: String
    /// What the drawing shows, for readers who do not see it.
    public var description: String

    /// What goes with a drawing that stands within a page.
    public init(idPrefix: String, cssClass: String = "figure", title: String, description: String) {
        self.idPrefix = idPrefix
        self.cssClass = cssClass
        self.title = title
        self.description = description
    }
}

extension Drawing {
    /// An svg element to stand within an HTML page; hot regions show their data as tooltips.
    ///
    /// Every id and every reference to one begins with the figure's prefix, so that figures on one page leave each other
    /// alone. The element has a view box but no size: the page's style sheet decides.
    ///
    /// - Throws: `CairoError` when a font is not installed, the drawing is too large or memory runs out.
    public func inlineSVG(_ figure: InlineFigure) throws -> String {
        ""
    }
}
