public import Charts

extension Drawing {
    /// The bytes of a file that shows the drawing; the same drawing gives the same bytes whatever was rendered before.
    ///
    /// - Parameters:
    ///   - format: The file's format.
    ///   - title: What the file says it shows, in SVG and PDF.
    /// - Throws: `CairoError` when a font is not installed, the drawing is too large or memory runs out.
    public func rendered(as format: FigureFormat, title: String = "") throws -> [UInt8] {
        []
    }
}
