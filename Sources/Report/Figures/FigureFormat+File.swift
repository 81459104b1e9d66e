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
        try self.init(file: path, pixelsPerPoint: pixelsPerPoint, orEndingIn: [])
    }

    /// The format that a file's name asks for.
    ///
    /// - Parameter others: Further extensions that the error names.
    init(file path: String, pixelsPerPoint: Double = 300 / 72, orEndingIn others: [String]) throws(Failure) {
        switch Self.fileExtension(of: path) {
        case "svg": self = .svg
        case "pdf": self = .pdf
        case "png": self = .png(pixelsPerPoint: pixelsPerPoint)
        default:
            let endings = others.map { ".\($0), " }.joined() + ".svg, .pdf or .png"
            throw Failure(
                .usage, "The name ‘\(path)’ does not end in \(endings), which selects the format of a figure.")
        }
    }

    /// The letters after the last dot of a file's name, in lower case; empty if there are none.
    static func fileExtension(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
}
