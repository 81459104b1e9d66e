/// Themes that follow the instructions of publishers: the widths of their columns, the sizes of letters, no grid lines,
/// captions in place of titles, and letters for the panels of a figure.
extension Theme {
    /// Nature and its sister journals: letters from 5 to 7 points, columns of 89 and 183 mm.
    public static let nature = journal(
        "nature",
        typography: Typography(
            preferredFamilies: sansSerifs, title: 7, axisTitle: 6.5, tick: 6, label: 6, smallestLabel: 5),
        metrics: Metrics(hairline: 0.4, line: 0.9, gap: 4, tick: 2),
        page: Page(columnWidth: 89 * millimetre, fullWidth: 183 * millimetre, greatestHeight: 170 * millimetre))

    /// Journals and proceedings of IEEE: columns of 3.5 and 7.16 inches.
    public static let ieee = likePaper(
        "ieee", page: Page(columnWidth: 3.5 * inch, fullWidth: 7.16 * inch, greatestHeight: 9 * inch))

    /// Proceedings of ACM: columns of 3.33 and 7 inches.
    public static let acm = likePaper(
        "acm", page: Page(columnWidth: 3.33 * inch, fullWidth: 7 * inch, greatestHeight: 9 * inch))

    /// NeurIPS: one column of 5.5 inches.
    public static let neurips = likePaper(
        "neurips", page: Page(columnWidth: 5.5 * inch, fullWidth: 5.5 * inch, greatestHeight: 9 * inch))

    /// The themes of journals.
    static let journals = [nature, ieee, acm, neurips]

    /// What publishers ask for, and a family with the same widths of letters that is free.
    private static let sansSerifs = ["Arial", "Helvetica", "Liberation Sans"]

    private static let inch = 72.0
    private static let millimetre = 72 / 25.4

    /// A theme with the sizes of letters and lines of `paper`, from 7 to 9 points.
    private static func likePaper(_ name: String, page: Page) -> Theme {
        var typography = paper.typography
        typography.preferredFamilies = sansSerifs
        return journal(name, typography: typography, metrics: paper.metrics, page: page)
    }

    private static func journal(_ name: String, typography: Typography, metrics: Metrics, page: Page) -> Theme {
        Theme(
            name: name, typography: typography, palette: .light, metrics: metrics, showsTitles: false,
            showsGridLines: false, showsPanelLetters: true, page: page)
    }
}
