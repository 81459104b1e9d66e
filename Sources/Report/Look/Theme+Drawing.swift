import ChartRendering
import Charts
import MemoryExperiment
import Support

extension Theme {
    /// The theme in the first of its preferred families that is installed; unchanged if none is.
    ///
    /// - Throws: `Failure` if a library fails.
    func inPreferredFont() throws(Failure) -> Theme {
        guard !typography.preferredFamilies.isEmpty else { return self }
        do {
            return try InstalledFonts.first(of: typography.preferredFamilies).map(lettered) ?? self
        } catch {
            throw Failure(drawing: "text", error)
        }
    }

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
    package func drawingLibraries() throws(Failure) -> DrawingLibraries {
        do {
            return try DrawingLibraries.inUse(family: typography.family)
        } catch {
            throw Failure(drawing: "text", error)
        }
    }
}
