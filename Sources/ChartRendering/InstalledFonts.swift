import Cairo

/// The font families of this machine.
public enum InstalledFonts {
    /// The first of some families that is installed and has every character that charts use; nil if none is.
    ///
    /// Families that fontconfig would substitute for one that is not installed do not count.
    ///
    /// - Throws: `CairoError` if a library fails.
    public static func first(of families: [String]) throws -> String? {
        let context = try TextContext()
        return try families.first { family in
            let layout = try TextLayout([TextRun(characters)], font: Font(family: family, size: 10), in: context)
            do throws(CairoError) {
                try layout.checkFonts()
                return true
            } catch {
                switch error {
                case .fontNotInstalled, .characterMissing: return false
                case .status, .extent: throw error
                }
            }
        }
    }

    /// The characters beyond ASCII in the texts of charts, with a few letters and digits.
    private static let characters = "Hg08 −±≥≤×·…–“”‘’éµ²³¹⁰⁴⁵⁶⁷⁸⁹⁻"
}
