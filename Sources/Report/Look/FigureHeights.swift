public import Charts
import MemoryExperiment
public import Support

/// The measured heights of figures in themes and widths.
public struct FigureHeights: Sendable {
    /// One figure in one theme and width, in points.
    struct Row: Sendable {
        /// The name of the figure.
        let figure: String
        /// The theme.
        let theme: Theme
        /// The size.
        let size: Size

        /// The largest height that is allowed; nil for any.
        let limit: Double?

        /// Whether the figure is higher, which charts with square tiles or many rows can be.
        var isTooHigh: Bool { limit.map { size.height > $0 } ?? false }
    }

    /// The rows, figure by figure.
    let rows: [Row]

    /// A length in inches with two decimals.
    static func inches(_ points: Double) -> String { NumberText.fixed(points / 72, decimals: 2) }

    /// Aligned columns for a reader, ending with a line feed: lengths in inches, and “–” for a theme without a limit.
    public var text: String {
        let head = ["figure", "theme", "width", "height", "limit", ""]
        let lines = rows.map { row in
            [
                row.figure, row.theme.name, Self.inches(row.size.width), Self.inches(row.size.height),
                row.limit.map(Self.inches) ?? "–", row.isTooHigh ? "too high" : "",
            ]
        }
        let widths = head.indices.map { column in ([head] + lines).map { $0[column].count }.max() ?? 0 }
        return ([head] + lines).map { line in
            line.enumerated().map { column, text in
                let room = String(repeating: " ", count: widths[column] - text.count)
                return (2...4).contains(column) ? room + text : text + room
            }.joined(separator: "  ").trimmed + "\n"
        }.joined()
    }

    /// Rejects figures that are higher than their theme allows.
    ///
    /// - Throws: `Failure(.data)` naming the first.
    public func requireLimits() throws(Failure) {
        let high = rows.filter(\.isTooHigh)
        guard let first = high.first, let limit = first.limit else { return }
        throw Failure(
            .data,
            """
            \(high.count) of \(NumberText.count(rows.count, "drawing", "drawings")) \(high.count == 1 ? "is" : "are") higher than \
            allowed: \(first.figure) in the theme \(first.theme.name), \(Self.inches(first.size.width)) in wide, is \
            \(Self.inches(first.size.height)) in high, and the limit is \(Self.inches(limit)) in. Choose another --width, or \
            draw the figure with a smaller --height.
            """)
    }
}

extension Report {
    /// The heights of figures, without drawing them to a file.
    ///
    /// - Parameters:
    ///   - names: The figures' names; if empty, all those of the report.
    ///   - journal: The journal's folder.
    ///   - firstJournal: The folder of further runs; nil for the one beside the journal, if there is one.
    ///   - themes: The look of the figures.
    ///   - width: The width in points; nil for the two widths of the theme's page, or those of contact pages.
    ///   - limit: The largest height in points; nil for that of the theme's page.
    ///   - unfinished: Called with the missing runs if the journal's sweep has not ended.
    /// - Throws: As `contactSheet` does.
    public static func figureHeights(
        of names: [String], journal: String, firstJournal: String? = nil, themes: [Theme], width: Double?,
        limit: Double? = nil,
        unfinished: (MissingRuns) -> Void = { _ in }
    ) throws(Failure) -> FigureHeights {
        let figures = try sheetFigures(names, journal: journal, firstJournal: firstJournal, unfinished: unfinished)
        let texts = try themes.map { theme throws(Failure) in try theme.textMeasurement() }
        let rows = figures.flatMap { figure in
            zip(themes, texts).flatMap { theme, text in
                (width.map { [$0] } ?? widths(of: theme)).map { width in
                    FigureHeights.Row(
                        figure: figure.name, theme: theme,
                        size: figure.chart.drawing(width: width, theme: theme, text: text).size,
                        limit: limit ?? theme.page?.greatestHeight)
                }
            }
        }
        return FigureHeights(rows: rows)
    }

    /// The widths of a column and of a page.
    private static func widths(of theme: Theme) -> [Double] {
        guard let page = theme.page else { return Array(contactSheetWidths.prefix(2)) }
        return page.columnWidth < page.fullWidth ? [page.columnWidth, page.fullWidth] : [page.fullWidth]
    }
}
