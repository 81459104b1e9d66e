/// Measures the parts around the plotting area.
struct PlotFrame<Text: TextMeasuring> {
    /// The width of the whole drawing.
    let width: Double
    /// The height of plotting areas relative to the height chosen from their width.
    let stretch: Double
    let theme: Theme
    let text: Text

    private var type: Typography { theme.typography }
    private var metrics: Metrics { theme.metrics }

    /// The distance between columns.
    var columnGap: Double { metrics.gap * 2 }

    /// The smallest width of a plot next to others: that of its titles, plus room for data.
    ///
    /// A square plot needs more, since its width is its height. A plot in a table makes do with less, because stacked
    /// plots would be higher than a page.
    func leastColumn(of plots: [Plots.Plot], inTable: Bool) -> Double {
        let titles = plots.flatMap { [$0.horizontal.title, $0.vertical.title] }
        let headings = plots.compactMap(\.heading)
        return max(
            text.widest(titles, in: type.axisTitleStyle), text.widest(headings, in: type.headingStyle),
            type.tick * (inTable ? 12 : plots.contains { $0.form == .square } ? 18 : 16))
    }

    /// A plot in its column, with the height chosen from its width.
    func column(of plot: Plots.Plot, range: ClosedRange<Double>) -> PlotRow.Column {
        let width = range.upperBound - range.lowerBound
        let scales = plot.scales
        func column(_ areaHeight: Double) -> PlotRow.Column {
            // Both axes of a square have the same numbers, as many as fit below it.
            let pitch = plot.form == .square ? 3 : 1.8
            let ticks = plot.vertical.ticks(on: scales.vertical, atMost: Int(areaHeight / (type.tick * pitch)))
            return PlotRow.Column(
                plot: plot, scales: scales, range: range, areaHeight: areaHeight,
                numberWidth: min(text.widest(ticks.map(\.label), in: type.tickStyle), width / 3), yTicks: ticks)
        }
        return switch plot.form {
        case .wide: column(stretch * min(max(width * 0.52, 110), 300))
        case .small: column(stretch * min(max(width * 0.62, 64), 150))
        case .square:
            column(min(stretch, 1) * min(width - numberSpace - column(width).numberWidth, Self.largestSquare))
        case .panel(let height):
            column(stretch * min(max(self.width * 0.3, 84), 160) * min(max(0.2, height), 5))
        case .ranking(let pitch):
            column(stretch * type.tick * min(max(1, pitch), 1_000) * max(1, plot.vertical.scale.categoryCount))
        }
    }

    /// The height of the parts above a plot's area: its heading and the title of the vertical axis.
    func headHeight(of plot: Plots.Plot) -> Double {
        let heading = plot.heading.map { text.height(of: $0, in: type.headingStyle) + metrics.gap * 0.8 } ?? 0
        let title =
            plot.vertical.title.plainText.isEmpty
            ? 0 : text.height(of: plot.vertical.title, in: type.axisTitleStyle) + metrics.gap
        return heading + title
    }

    /// The position of a plot in a column.
    ///
    /// - Parameters:
    ///   - column: The column.
    ///   - left: The left edge of all columns.
    ///   - top: The top of the column.
    ///   - areaTop: The top of the plotting area, the same for all plots of a row.
    func place(of column: PlotRow.Column, left: Double, top: Double, areaTop: Double) -> PlotsLayout.Place {
        let plot = column.plot
        let heading = plot.heading.map { text.extent(of: $0, in: type.headingStyle) }
        let title = text.extent(of: plot.vertical.title, in: type.axisTitleStyle)
        let start = left + column.range.lowerBound
        let areaLeft = start + (column.hasVerticalNumbers ? column.numberWidth + numberSpace : 0)
        let room = left + column.range.upperBound - areaLeft
        let area = Rectangle(
            x: areaLeft, y: areaTop,
            width: plot.form == .square ? min(room, column.areaHeight) : room, height: column.areaHeight)
        // Numbers on linear axes and powers of ten are short; those that do not fit are thinned out.
        let pitch = plot.horizontal.scale == .linear ? 2.2 : 2.5
        let ticks =
            plot.form == .square
            ? column.yTicks
            : plot.horizontal.ticks(
                on: column.scales.horizontal, atMost: max(2, Int(area.width / (type.tick * pitch))))
        let horizontal = AxisRuler(
            edge: .bottom, area: area, scale: column.scales.horizontal, ticks: ticks, numberDistance: numberDistance,
            minorTicks: plot.horizontal.minorTicks(on: column.scales.horizontal, beside: ticks))
        let axisTitle = text.extent(of: plot.horizontal.title, in: type.axisTitleStyle)
        return PlotsLayout.Place(
            area: area,
            column: Rectangle(
                x: start, y: top, width: column.range.upperBound - column.range.lowerBound, height: area.bottom - top),
            headingBaseline: top + (heading?.ascent ?? 0), titleBaseline: areaTop - metrics.gap - title.descent,
            axisTitleBaseline: column.hasHorizontalNumbers
                ? horizontal.baseline(theme: theme, text: text) + metrics.gap + axisTitle.ascent : nil,
            horizontal: horizontal,
            vertical: AxisRuler(
                edge: .left, area: area, scale: column.scales.vertical, ticks: column.yTicks,
                numberDistance: numberDistance,
                minorTicks: plot.vertical.minorTicks(on: column.scales.vertical, beside: column.yTicks),
                hasNames: plot.vertical.scale.categoryCount > 0),
            hasVerticalNumbers: column.hasVerticalNumbers)
    }

    /// The bottom of the column.
    func bottom(of plot: Plots.Plot, at place: PlotsLayout.Place) -> Double {
        place.axisTitleBaseline.map { $0 + text.extent(of: plot.horizontal.title, in: type.axisTitleStyle).descent }
            ?? place.area.bottom
    }

    /// The distance between the ticks of an axis and its numbers.
    private var numberDistance: Double { metrics.gap * 0.6 }

    /// The distance between the numbers along the vertical axis and the area.
    var numberSpace: Double { numberDistance + metrics.tick }

    private static var largestSquare: Double { 300 }
}
