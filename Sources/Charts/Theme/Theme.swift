/// How charts look: fonts, colours and widths, all in one value.
public struct Theme: Hashable, Sendable {
    /// What the theme is called.
    public var name: String
    /// The sizes and family of text.
    public var typography: Typography
    /// The colours of everything but data in an order.
    public let palette: Palette
    /// The colours of data in an order.
    public let inks: DataInks
    /// The widths and distances.
    public var metrics: Metrics
    /// Whether titles are drawn: a caption may say the same.
    public var showsTitles: Bool

    /// A theme from its parts.
    ///
    /// - Complexity: O(1), but the colour map is searched for the colours that stand out from the background.
    public init(
        name: String, typography: Typography, palette: Palette, metrics: Metrics,
        colorMap: SequentialColormap = .viridis, showsTitles: Bool = true
    ) {
        self.name = name
        self.typography = typography
        self.palette = palette
        self.metrics = metrics
        self.showsTitles = showsTitles
        inks = DataInks(colorMap, on: palette)
    }

    /// The same theme with other colours.
    public func colored(_ palette: Palette? = nil, colorMap: SequentialColormap? = nil) -> Theme {
        Theme(
            name: name, typography: typography, palette: palette ?? self.palette, metrics: metrics,
            colorMap: colorMap ?? inks.colorMap, showsTitles: showsTitles)
    }
}
