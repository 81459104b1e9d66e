public import Charts

/// Measures text with Pango, as rendering will show it.
public struct PangoTextMeasurement: TextMeasuring {
    /// A measurement for a font family.
    ///
    /// - Throws: `CairoError` when Pango would draw another family in its place; the message says what to install.
    public init(family: String) throws {}

    /// The room a line of text takes in a font.
    public func extent(of text: RichText, in style: TextStyle) -> TextExtent {
        TextExtent(width: 0, ascent: 0, descent: 0)
    }
}
