/// The look of charts: fonts, colours and widths in one value.
public struct Theme: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The sizes and family of text.
    public var typography: Typography
    /// The colours of everything but ordered data.
    public let palette: Palette
    /// The colours of ordered data.
    public let inks: DataInks
    /// The widths and distances.
    public var metrics: Metrics
    /// Whether titles are drawn; a caption may replace them.
    public var showsTitles: Bool

    /// A theme from its parts.
    ///
    /// - Complexity: O(1), including the search for the colours of the colormap that contrast with the background.
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
