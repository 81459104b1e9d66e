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
    /// Whether lines across plots mark the numbers of the axes.
    public var showsGridLines: Bool
    /// Whether the plots of a figure have the letters a, b, c and so on, if it has several.
    public var showsPanelLetters: Bool
    /// The space for figures on a page of a journal; nil if figures have the usual sizes.
    public var page: Page?

    /// The space for figures on a page, in points.
    public struct Page: Hashable, Sendable {
        /// The width of a column.
        public var columnWidth: Double
        /// The width of all columns.
        public var fullWidth: Double
        /// The largest height of a figure.
        public var greatestHeight: Double

        /// The widths and the height.
        public init(columnWidth: Double, fullWidth: Double, greatestHeight: Double) {
            self.columnWidth = columnWidth
            self.fullWidth = fullWidth
            self.greatestHeight = greatestHeight
        }
    }

    /// A theme from its parts.
    ///
    /// - Complexity: O(1), including the search for the colours of the colormap that contrast with the background.
    public init(
        name: String, typography: Typography, palette: Palette, metrics: Metrics,
        colorMap: SequentialColormap = .viridis, showsTitles: Bool = true, showsGridLines: Bool = true,
        showsPanelLetters: Bool = false, page: Page? = nil
    ) {
        self.name = name
        self.typography = typography
        self.palette = palette
        self.metrics = metrics
        self.showsTitles = showsTitles
        self.showsGridLines = showsGridLines
        self.showsPanelLetters = showsPanelLetters
        self.page = page
        inks = DataInks(colorMap, on: palette)
    }

    /// The same theme with other colours.
    public func colored(_ palette: Palette? = nil, colorMap: SequentialColormap? = nil) -> Theme {
        Theme(
            name: name, typography: typography, palette: palette ?? self.palette, metrics: metrics,
            colorMap: colorMap ?? inks.colorMap, showsTitles: showsTitles, showsGridLines: showsGridLines,
            showsPanelLetters: showsPanelLetters, page: page)
    }
}
