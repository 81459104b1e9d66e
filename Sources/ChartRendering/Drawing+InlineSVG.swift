public import Charts

extension Drawing {
    /// An svg element to stand within an HTML page; hot regions show their data as tooltips.
    ///
    /// Every id and every reference to one begins with the figure's prefix, so that figures on one page leave each other
    /// alone. The element has a view box but no size: the page's style sheet decides.
    ///
    /// - Throws: `CairoError` when a font is not installed, the drawing is too large or memory runs out.
    public func inlineSVG(_ figure: InlineFigure) throws -> String {
        let prefix = figure.idPrefix
        let openingTag =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " class=\"\(figure.cssClass.escapedForXML)\""
            + " viewBox=\"0 0 \(Self.written(size.width)) \(Self.written(size.height))\" role=\"img\""
            + " aria-labelledby=\"\(prefix)-title \(prefix)-description\">"
            + "\n<title id=\"\(prefix)-title\">\(figure.title.escapedForXML)</title>"
            + "\n<desc id=\"\(prefix)-description\">\(figure.description.escapedForXML)</desc>"
        return SVGText(try svgFromCairo()).renamingIdentifiers(prefix: prefix + "-").compacted()
            .wrapped(openingTag: openingTag, atEnd: tooltips).text
    }

    /// Invisible rectangles whose titles browsers show to whoever points at them.
    private var tooltips: String {
        guard !hotRegions.isEmpty else { return "" }
        let regions = hotRegions.map { region in
            let box = region.rectangle
            let lines = [region.title] + region.details.map { "\($0.name): \($0.value)" }
            return "<rect x=\"\(Self.written(box.x))\" y=\"\(Self.written(box.y))\""
                + " width=\"\(Self.written(box.width))\" height=\"\(Self.written(box.height))\">"
                + "<title>\(lines.joined(separator: "\n").escapedForXML)</title></rect>\n"
        }
        return "<g fill=\"none\" pointer-events=\"all\">\n" + regions.joined() + "</g>\n"
    }

    private static func written(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
