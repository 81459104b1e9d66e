/// An SVG document as text, as cairo writes it.
package struct SVGText {
    /// The document.
    package var text: String

    /// A document.
    package init(_ text: String) {
        self.text = text
    }

    /// The document with something put right behind its opening svg tag.
    func insertingAtStart(_ element: String) -> SVGText {
        guard let tag = openingTag else { return self }
        return SVGText(text[..<tag.upperBound] + element + text[tag.upperBound...])
    }

    /// The document with another opening tag, nothing before it, and something put right before the closing tag.
    func wrapped(openingTag newTag: String, atEnd element: String) -> SVGText {
        guard let tag = openingTag else { return self }
        let body = text[tag.upperBound...]
        let end = body.lastRange(of: "</svg>")?.lowerBound ?? body.endIndex
        return SVGText(newTag + body[..<end] + element + "</svg>\n")
    }

    /// A title element; nothing for an empty title.
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

extension Substring {
    fileprivate func lastRange(of other: String) -> Range<Index>? {
        ranges(of: other).last
    }
}
