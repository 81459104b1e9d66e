import ChartRendering
import Charts
import MemoryExperiment
import Support

extension Theme {
    /// A measurement of texts in the theme's font.
    ///
    /// It remembers widths: one serves everything that is drawn in the theme.
    ///
    /// - Throws: `Failure` if the font is not installed or a library fails.
    package func textMeasurement() throws(Failure) -> PangoTextMeasurement {
        do {
            return try PangoTextMeasurement(family: typography.family)
        } catch {
            throw Failure(drawing: "text", error)
        }
    }

    /// The libraries that draw in the theme's font.
    ///
    /// - Throws: `Failure` if the font is not installed or a library fails.
    func drawingLibraries() throws(Failure) -> DrawingLibraries {
        do {
            return try DrawingLibraries.inUse(family: typography.family)
        } catch {
            throw Failure(drawing: "text", error)
        }
    }
}
