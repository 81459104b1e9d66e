/// The file formats a drawing can be written in.
public enum FigureFormat: Hashable, Sendable {
    /// Scalable Vector Graphics, with letters as outlines.
    case svg
    /// A one-page document, with text as text and its fonts embedded.
    case pdf
    /// A picture of pixels, of which a point takes the given number to each side.
    case png(pixelsPerPoint: Double)
}
