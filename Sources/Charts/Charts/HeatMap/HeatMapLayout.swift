/// The positions of the parts of a heat map.
struct HeatMapLayout {
    /// The size of the whole drawing.
    let size: Size
    /// The area of all cells.
    let grid: Rectangle
    /// The size of one cell, including its share of the gaps.
    let cell: Size
    /// The title.
    let title: TitleBlock
    /// The colour bar, if there is one.
    let colorBar: ColorBar?
    /// The area of the colour bar.
    let colorBarArea: Rectangle
    /// The left edge of the rows' title, at the tops of its capitals.
    let rowTitleX: Double
    /// The baselines below the cells.
    let columnLabelBaseline: Double
    let columnTitleBaseline: Double
    let keyBaseline: Double
    /// The stride of labelled columns and rows: 1 for all of them, 2 for every second, and so on.
    let columnLabelStride: Int
    let rowLabelStride: Int
    /// The font of the columns' labels.
    let columnLabelStyle: TextStyle

    /// The width below which the colour bar is above the cells, so that they have the whole width.
    static let narrowWidth = 320.0

    /// The margin between the drawing's edge and its parts.
    let margin: Double

    /// The drawing without its margins and its title.
    var limits: Rectangle {
        Rectangle(
            x: margin, y: margin + title.height, width: size.width - 2 * margin,
            height: size.height - 2 * margin - title.height)
    }
}

extension HeatMapLayout {
    init(
        of map: HeatMap, width: Double, stretch: Double, colorBar: ColorBar?, theme: Theme, text: some TextMeasuring
    ) {
        let (type, gap) = (theme.typography, theme.metrics.gap)
        margin = gap
        self.colorBar = colorBar
        let columnCount = max(1, map.columns.labels.count)
        let rowCount = max(1, map.rows.labels.count)

        title = TitleBlock(map.title, width: width - 2 * gap, theme: theme, text: text)
        let barThickness = colorBar?.thickness(theme: theme, text: text) ?? 0
        let isBarBeside = colorBar?.direction == .upwards
        let rowTitleHeight = text.height(of: map.rows.title, in: type.axisTitleStyle)
        let rowLabelWidth = text.widest(map.rows.labels.map { RichText($0) }, in: type.tickStyle)
        let left = margin + rowTitleHeight + gap * 0.8 + min(rowLabelWidth, width / 4) + gap * 0.8
        let right = margin + (isBarBeside ? barThickness + gap * 1.5 : 0)

        let side = min((width - left - right) / Double(columnCount), type.label * 10)
        // A few rows together are at least as high as their title is long.
        let leastHeight = text.extent(of: map.rows.title, in: type.axisTitleStyle).width / Double(rowCount)
        let height = min(
            max(stretch * Self.height(ofCell: side, theme: theme), leastHeight), Self.greatestHeight / Double(rowCount))
        // Cells are square, unless a few rows or a given height make them higher than there is width.
        let cellWidth = min(side, height)
        cell = Size(width: cellWidth, height: height)
        let slack = max(0, width - left - right - cellWidth * Double(columnCount)) / 2

        var y = margin
        y += title.height
        let gridLeft = left + slack
        let gridSize = Size(width: cellWidth * Double(columnCount), height: cell.height * Double(rowCount))
        if isBarBeside {
            colorBarArea = Rectangle(
                x: gridLeft + gridSize.width + gap * 1.5, y: y, width: barThickness, height: gridSize.height)
        } else {
            colorBarArea = Rectangle(x: gridLeft, y: y, width: gridSize.width, height: barThickness)
            y += barThickness > 0 ? barThickness + gap * 1.5 : 0
        }
        grid = Rectangle(x: gridLeft, y: y, width: gridSize.width, height: gridSize.height)
        rowTitleX = margin + slack

        let labels = map.columns.labels.map { RichText($0) }
        let available = cellWidth - gap * 0.5
        let fitting =
            labels.map { text.fittingSize(of: $0, style: type.tickStyle, width: available) }.min() ?? type.tick
        let columnLabelStyle = type.tickStyle.sized(max(fitting, min(type.smallestLabel, type.tick)))
        let widestLabel = text.widest(labels, in: columnLabelStyle)
        self.columnLabelStyle = columnLabelStyle
        columnLabelStride = Self.stride(of: widestLabel + gap * 0.5, each: cellWidth)
        let rowLabelHeight = text.extent(of: "H", in: type.tickStyle).ascent
        rowLabelStride = Self.stride(of: rowLabelHeight * 1.2, each: cell.height)

        y = grid.bottom + gap * 0.7 + text.extent(of: "H", in: columnLabelStyle).ascent
        columnLabelBaseline = y
        y += gap * 0.9 + text.extent(of: map.columns.title, in: type.axisTitleStyle).ascent
        columnTitleBaseline = y
        y += text.extent(of: map.columns.title, in: type.axisTitleStyle).descent
        if let key = map.key {
            y += gap + text.extent(of: key, in: type.tickStyle).ascent
            keyBaseline = y
            y += text.extent(of: key, in: type.tickStyle).descent
        } else {
            keyBaseline = y
        }
        size = Size(width: width, height: y + margin)
    }

    /// The height of a cell with room for a number, at most as high as the column is wide; many rows share the largest
    /// height that a drawing can have.
    private static func height(ofCell width: Double, theme: Theme) -> Double {
        let label = theme.typography.label
        return min(width, max(0.68 * width, 3.6 * label), 4.6 * label)
    }

    /// The largest height of all rows together, in points, such that an image of it at 300 pixels per inch fits in
    /// memory.
    private static let greatestHeight = 2_400.0

    /// The smallest stride at which labels of a length, one for every stride-th of equally spaced positions, do not
    /// touch.
    private static func stride(of length: Double, each place: Double) -> Int {
        place > 0 ? max(1, Int(min((length / place).rounded(.up), 1e6))) : 1
    }
}
