/// The layout of a table on a printed page: its place, its type, its columns.
///
/// The page is one with 6.5 by 9 inches of text; type is in the sizes of a LaTeX document in 11 points.
struct PrintedTableLayout: Sendable, Hashable {
    /// Where the table stands.
    enum Place: Sendable, Hashable {
        /// At the next place with room, upright.
        case floating
        /// On a separate page, rotated by 90 degrees.
        case sideways
        /// Where it is, over several pages, which may be turned.
        case long(isSideways: Bool)
    }

    /// The table's type.
    enum Size: String, Sendable, Hashable {
        case footnotesize, scriptsize

        /// Type and distance of lines, in points.
        var points: (type: Double, line: Double) { self == .footnotesize ? (9, 11) : (8, 9.5) }
    }

    /// Where the table stands.
    package var place: Place
    /// The table's type.
    var size: Size
    /// Half the distance of columns, in points.
    var separation: Int
    /// The columns, those of labels first.
    var columns: [PrintedTableColumn]
    /// Whether the table is scaled down, because it is too wide for a page in any type.
    var isShrunk: Bool

    /// The width and height of the page's text in points.
    private static let page = (width: 468.0, height: 648.0)
    /// How much wider a table may be than its text is thought to be.
    private static let tolerance = 1.03
    /// The size of details, in points, and how much wider its letters are than those of larger type.
    private static let (detailSize, detailStretch) = (6.0, 1.2)

    /// The first layout that fits, from the most legible to the tightest.
    package init(fitting table: Table) {
        let choices: [(size: Size, separation: Int, measure: Double?)] = [
            (.footnotesize, 6, nil), (.footnotesize, 4, nil), (.footnotesize, 4, 12), (.scriptsize, 3, 12),
            (.scriptsize, 3, 9),
        ]
        let tightest: (size: Size, separation: Int, measure: Double?) = (.scriptsize, 2, 7)
        // Columns are costly to measure, and most tables take the first choice.
        func layout(_ place: Place, _ choice: (size: Size, separation: Int, measure: Double?)) -> PrintedTableLayout {
            PrintedTableLayout(
                place: place, size: choice.size, separation: choice.separation,
                columns: Self.columns(of: table, size: choice.size, measure: choice.measure), isShrunk: false)
        }
        for place in [Place.floating, .sideways] {
            let fitting = (choices + [tightest]).lazy.map { layout(place, $0) }.filter {
                $0.width <= $0.room.width && $0.separatesNumbers
            }
            if let whole = fitting.first(where: { $0.height(of: table) <= $0.room.height }) {
                self = whole
                return
            }
            if var long = fitting.first {
                long.place = .long(isSideways: place == .sideways)
                self = long
                return
            }
        }
        self = layout(.sideways, choices[choices.count - 1])
        isShrunk = true
        if height(of: table) > room.height { place = .long(isSideways: true) }
    }

    private init(place: Place, size: Size, separation: Int, columns: [PrintedTableColumn], isShrunk: Bool) {
        self.place = place
        self.size = size
        self.separation = separation
        self.columns = columns
        self.isShrunk = isShrunk
    }

    private static func columns(of table: Table, size: Size, measure: Double?) -> [PrintedTableColumn] {
        let rows = table.rows.map(\.printedCells)
        return (table.stubHeads + table.columns).enumerated().map { index, head in
            PrintedTableColumn(
                head: head, cells: rows.map { index < $0.count ? $0[index] : .empty },
                detailScale: detailStretch * detailSize / size.points.type, measure: measure)
        }
    }

    /// Whether columns of numbers have enough room between them; broken words need less.
    private var separatesNumbers: Bool { separation > 2 || columns.contains { $0.measure != nil } }

    /// The room on a page, in points.
    private var room: (width: Double, height: Double) {
        place == .sideways ? (Self.page.height, Self.page.width) : Self.page
    }

    /// The width of the whole table, in points.
    private var width: Double {
        Self.tolerance * size.points.type * columns.map(\.width).reduce(0, +)
            + Double(2 * separation * (columns.count - 1))
    }

    /// The height of the table with its words, in points.
    func height(of table: Table) -> Double {
        let lines = table.rows.map { row in
            zip(columns, row.printedCells).map { $0.lineCount(of: $1) }.max() ?? 1
        }.reduce(0, +)
        let words = ([table.title + table.caption] + table.footnotes).map {
            (Self.wordSize * PrintedTextWidth.ems($0) / room.width).rounded(.up)
        }
        let heads = (columns.map(\.head.count).max() ?? 1) + (table.spanner.isEmpty ? 0 : 1)
        return size.points.line * (Double(lines + heads) + 0.5 * Double(table.groups.count))
            + Self.wordLine * words.reduce(3, +)
    }

    /// The type of captions and footnotes and the distance of their lines, in points.
    private static let (wordSize, wordLine) = (10.0, 12.0)
}
