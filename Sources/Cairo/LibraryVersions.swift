import CCairo

/// The versions of the drawing libraries.
public enum LibraryVersions {
    /// The version of cairo in use, such as "1.16.0".
    public static var cairo: String { String(cString: cairo_version_string()) }

    /// The version of Pango in use, such as "1.50.12".
    public static var pango: String { String(cString: pango_version_string()) }
}
