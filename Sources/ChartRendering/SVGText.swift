/// An SVG document as text, as cairo writes it.
package struct SVGText {
    /// The document.
    package var text: String

    /// A document.
    package init(_ text: String) {
        self.text = text
    }

    /// The document with an element inserted directly after its opening svg tag.
    func insertingAtStart(_ element: String) -> SVGText {
        guard let tag = openingTag else { return self }
        return SVGText(text[..<tag.upperBound] + element + text[tag.upperBound...])
    }

    /// A title element; empty for an empty title.
    static func title(_ title: String) -> String {
        title.isEmpty ? "" : "\n<title>\(title.escapedForXML)</title>"
    }

    private var openingTag: Range<String.Index>? {
        guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
            return nil
        }
        return start.lowerBound..<text.index(after: end)
    }
}
