import ChartRendering
import Charts

/// A figure as elements of a page: one for wide windows and paper, one for telephones, of which the style sheet shows one.
package struct PageDrawing: Sendable {
    /// The drawing for windows that have room for it, and the narrow one.
    let drawings: [InlineSVG]

    /// The elements.
    var element: String {
        zip(["broad", "narrow"], drawings).map { "<div class=\"\($0)\">\n\($1.element)</div>\n" }.joined()
    }

    /// The width of the narrow drawing, in points: at the 343 pixels that a telephone of 375 pixels leaves, its smallest
    /// letters, the exponents of powers of ten, are 9 pixels high.
    static let narrowWidth = 228.0
}

extension Figure {
    /// The figure as elements of a page, in one look for light and dark pages.
    ///
    /// - Parameter variant: What tells the elements from others of the same figure on the page.
    func pageDrawing(theme: Theme, text: PangoTextMeasurement, variant: String = "") -> PageDrawing {
        PageDrawing(
            drawings: [("", width), ("narrow-", PageDrawing.narrowWidth)].map { form, width in
                InlineSVG(
                    chart.drawing(width: width, theme: theme, text: text),
                    dark: chart.drawing(width: width, theme: theme.dark, text: text),
                    figure: InlineFigure(
                        idPrefix: idPrefix + form + variant, title: title, description: alternativeText),
                    text: text)
            })
    }

    /// A prefix of letters, digits and hyphens; an underscore becomes two hyphens.
    private var idPrefix: String { name.map { $0 == "_" ? "--" : String($0) }.joined() + "-" }
}
