public import Charts

/// A drawing as an svg element within a page, with text as text and colours for light and dark pages.
public struct InlineSVG: Sendable {
    /// The element.
    public let element: String
    /// The colours that the page's style sheet must define, by `ColorPair.styleSheet(of:)`.
    public let colors: Set<ColorPair>

    /// The element of a drawing; hot regions show their data as tooltips.
    ///
    /// Every id begins with the figure's prefix, so figures on one page do not interfere. The element has a view box
    /// but no size, which the page's style sheet sets. Each text has a fixed width, so it keeps its place even if the
    /// page lacks the drawing's font.
    ///
    /// - Parameters:
    ///   - drawing: The drawing for light pages.
    ///   - dark: The same drawing in the colours of dark pages.
    ///   - figure: The attributes of the figure.
    ///   - text: Measures the texts.
    /// - Complexity: O(n) in the number of shapes and points.
    public init(_ drawing: Drawing, dark: Drawing, figure: InlineFigure, text: some TextMeasuring) {
        let palette = PagePalette(of: drawing, dark: dark)
        var writer = InlineSVGWriter(palette: palette, prefix: figure.idPrefix, text: text)
        writer.write(palette.drawing.shapes)
        let prefix = figure.idPrefix
        let families = Set(drawing.texts.map(\.style.family)).sorted().map(\.escapedForXML) + ["Verdana", "sans-serif"]
        let (width, height) = (drawing.size.width.inSVG, drawing.size.height.inSVG)
        element = """
            <svg xmlns="http://www.w3.org/2000/svg" class="\(figure.cssClass.escapedForXML)" \
            viewBox="0 0 \(width) \(height)" stroke-linejoin="round" font-family="\(families.joined(separator: ", "))" role="img" aria-labelledby="\(prefix)-title \(prefix)-description">
            <title id="\(prefix)-title">\(figure.title.escapedForXML)</title>
            <desc id="\(prefix)-description">\(figure.description.escapedForXML)</desc>
            \(writer.finished())\(Self.tooltips(of: drawing))</svg>

            """
        colors = palette.all
    }

    /// Invisible rectangles whose titles browsers show as tooltips.
    private static func tooltips(of drawing: Drawing) -> String {
        guard !drawing.hotRegions.isEmpty else { return "" }
        let regions = drawing.hotRegions.map { region in
            let box = region.rectangle
            let lines = [region.title] + region.details.map { "\($0.name): \($0.value)" }
            return """
                <rect x="\(box.x.inSVG)" y="\(box.y.inSVG)" width="\(box.width.inSVG)" height="\(box.height.inSVG)">\
                <title>\(lines.joined(separator: "\n").escapedForXML)</title></rect>

                """
        }
        return "<g class=\"data\" fill=\"none\" pointer-events=\"all\">\n" + regions.joined() + "</g>\n"
    }
}

extension Double {
    /// The number with at most two decimals, the finest step that a page can show.
    var inSVG: String {
        let text = "\((self * 100).rounded() / 100)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
