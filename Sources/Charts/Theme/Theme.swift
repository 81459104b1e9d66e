/// How charts look: fonts, colours and widths, all in one value that can be read from a file.
public struct Theme: Hashable, Sendable, Codable {
    /// What the theme is called.
    public var name: String
    /// The sizes and family of text.
    public var typography: Typography
    /// The colours of everything but data.
    public var palette: Palette
    /// The widths and distances.
    public var metrics: Metrics

    /// A theme from its parts.
    public init(name: String, typography: Typography, palette: Palette, metrics: Metrics) {
        self.name = name
        self.typography = typography
        self.palette = palette
        self.metrics = metrics
    }
}

extension Theme {
    /// The theme of pages on a screen.
    public static let web = Theme(
        name: "web",
        typography: Typography(title: 11, axisTitle: 9.5, tick: 8.5, label: 8.5, smallestLabel: 5),
        palette: .light, metrics: Metrics(hairline: 0.6, line: 1.4, gap: 6, tick: 3.5))

    /// The theme of printed columns: smaller letters and thinner lines.
    public static let paper = Theme(
        name: "paper",
        typography: Typography(title: 8.5, axisTitle: 7.5, tick: 7, label: 6.5, smallestLabel: 4),
        palette: .light, metrics: Metrics(hairline: 0.5, line: 1.1, gap: 4.5, tick: 2.5))

    /// The themes that come with the program.
    public static let builtIn: [Theme] = [.web, .paper]
}
