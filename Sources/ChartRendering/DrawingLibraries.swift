import Cairo

/// The versions of the libraries and font on which the bytes of figures depend.
public struct DrawingLibraries: Hashable, Sendable, Codable {
    /// The version of cairo, such as "1.16.0".
    public var cairo: String
    /// The version of Pango, such as "1.50.12".
    public var pango: String
    /// The font's family.
    public var fontFamily: String
    /// The font's own version, such as "2.37"; empty if the font does not say.
    public var fontVersion: String

    /// The versions in use with a font family.
    ///
    /// - Throws: `CairoError` if Pango would substitute another family; the message says what to install.
    public static func inUse(family: String) throws -> DrawingLibraries {
        let context = try TextContext()
        let layout = try TextLayout([TextRun("H")], font: Font(family: family, size: 10), in: context)
        try layout.checkFonts()
        return DrawingLibraries(
            cairo: LibraryVersions.cairo, pango: LibraryVersions.pango, fontFamily: family,
            fontVersion: layout.fontVersion ?? "")
    }
}
