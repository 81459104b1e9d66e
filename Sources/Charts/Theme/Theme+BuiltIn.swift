extension Theme {
    /// The theme for pages on a screen.
    public static let web = Theme(
        name: "web",
        typography: Typography(title: 11, axisTitle: 9.5, tick: 8.5, label: 8.5, smallestLabel: 7),
        palette: .light, metrics: Metrics(hairline: 0.6, line: 1.4, gap: 6, tick: 3.5))

    /// The theme for printed columns: all letters between 7 and 9 points, and thinner lines.
    public static let paper = Theme(
        name: "paper",
        typography: Typography(title: 9, axisTitle: 8, tick: 7.5, label: 7.5, smallestLabel: 7),
        palette: .light, metrics: Metrics(hairline: 0.5, line: 1.1, gap: 4.5, tick: 2.5))

    /// The theme for projected slides: letters and lines that are legible from the last row, for a width of 10 inches.
    public static let slides = Theme(
        name: "slides",
        typography: Typography(title: 20, axisTitle: 16, tick: 14, label: 14, smallestLabel: 11),
        palette: .light, metrics: Metrics(hairline: 1, line: 2.6, gap: 10, tick: 6))

    /// The built-in themes: those for any purpose, each on white and on a dark ground, and those of journals.
    public static let builtIn: [Theme] = [web, paper, slides].flatMap { [$0, $0.dark] } + journals

    /// The same theme in light ink on a dark ground.
    public var dark: Theme {
        var theme = colored(.dark)
        theme.name = "\(name)-dark"
        return theme
    }
}
