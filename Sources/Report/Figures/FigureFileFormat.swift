import ChartRendering
import MemoryExperiment
import Support

/// What a file of a figure holds: the drawing, or the data behind it.
public enum FigureFileFormat: Hashable, Sendable {
    /// The drawing.
    case drawing(FigureFormat)
    /// Every number that the figure shows.
    case data(FigureDataFormat)

    /// What a file's name asks for by its extension.
    ///
    /// - Parameter path: The file's path, ending in `.csv`, `.json`, `.svg`, `.pdf` or `.png`.
    /// - Throws: `Failure(.usage)` naming the extensions there are.
    public init(file path: String) throws(Failure) {
        if let format = FigureDataFormat(rawValue: FigureFormat.fileExtension(of: path)) {
            self = .data(format)
        } else {
            self = .drawing(try FigureFormat(file: path, orEndingIn: FigureDataFormat.allCases.map(\.rawValue)))
        }
    }
}

/// The forms of a figure's data, named by their file extensions.
public enum FigureDataFormat: String, Hashable, Sendable, CaseIterable {
    /// Comma-separated values: a row for each number that is drawn.
    case csv
    /// The same rows with the figure's words and axes.
    case json
}
