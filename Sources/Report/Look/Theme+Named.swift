public import Charts
public import Support
import Typesetting

extension Theme {
    /// The theme of a name or a file, in the first of its preferred font families that is installed.
    ///
    /// - Parameter text: The name of a built-in theme, or the path of a theme file.
    /// - Throws: `Failure(.usage)` for an unknown name or invalid content of a file, `Failure(.missingInput)`
    ///   for a file that cannot be read.
    public static func named(_ text: String) throws(Failure) -> Theme {
        if let theme = builtIn.first(where: { $0.name == text }) { return try theme.inPreferredFont() }
        guard text.contains("/") || text.contains(".") else {
            throw Failure(
                .usage,
                """
                There is no theme ‘\(text.prefix(80))’. There are \
                \(Spelling.nearest(to: text, in: builtIn.map(\.name))); the name of a theme file contains a dot or a \
                slash, such as mine.yaml.
                """)
        }
        return try ThemeFile.read(contentsOf: text).inPreferredFont()
    }

    /// The same theme with another font family, which is checked on drawing.
    public func lettered(in family: String) -> Theme {
        var theme = self
        theme.typography.family = family
        theme.typography.preferredFamilies = []
        return theme
    }

    /// The width of a figure unless another is asked for, in points: that of a column of its page.
    public var figureWidth: Double { page?.columnWidth ?? Figure.usualWidth }

    /// The width of several figures in one unless another is asked for, in points: that of its page.
    public var compositionWidth: Double { page?.fullWidth ?? Figure.compositionWidth }
}
