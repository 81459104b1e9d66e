import ChartRendering
import MemoryExperiment
import Support

extension FigureFormat {
    /// The format that a file's name asks for by its extension.
    ///
    /// - Parameters:
    ///   - path: The file's path, ending in `.svg`, `.pdf` or `.png`.
    ///   - pixelsPerPoint: The resolution of a picture; 300 pixels to the inch unless it says otherwise.
    /// - Throws: `Failure(.usage)` naming the extensions there are.
    public init(file path: String, pixelsPerPoint: Double = 300 / 72) throws(Failure) {
        let name = path.split(separator: "/").last ?? ""
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        switch ending {
        case "svg": self = .svg
        case "pdf": self = .pdf
        case "png": self = .png(pixelsPerPoint: pixelsPerPoint)
        default:
            throw Failure(
                .usage, "The name ‘\(path)’ does not end in .svg, .pdf or .png, which selects the format of a figure.")
        }
    }
}
