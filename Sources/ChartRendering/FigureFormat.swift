/// The file formats for drawings.
public enum FigureFormat: Hashable, Sendable {
    /// Scalable Vector Graphics, with text as outlines.
    case svg
    /// A one-page document, with text as text and its fonts embedded.
    case pdf
    /// A raster image with the given number of pixels per point.
    case png(pixelsPerPoint: Double)
}
