/// Measures the parts around the plotting area.
struct PlotFrame<Text: TextMeasuring> {
    /// The height of plotting areas relative to the height chosen from their width.
    let stretch: Double
    let theme: Theme
    let text: Text

    private var type: Typography { theme.typography }
    private var metrics: Metrics { theme.metrics }

    /// The smallest width of a plot next to others: that of its titles, plus room for data.
    ///
    /// A square plot needs more, since its width is its height. A plot in a table makes do with less, because stacked
    /// plots would be higher than a page.
    func leastColumn(of plots: [Plots.Plot], inTable: Bool) -> Double {
        let titles = plots.flatMap { [$0.horizontal.title, $0.vertical.title] }
        let headings = plots.compactMap(\.heading)
        return max(
            text.widest(titles, in: type.axisTitleStyle), text.widest(headings, in: type.headingStyle),
            type.tick * (plots.contains { $0.form == .square } ? 18 : inTable ? 12 : 16))
    }

    /// A plot in its column, with the height chosen from its width.
    func column(of plot: Plots.Plot, range: ClosedRange<Double>) -> PlotRow.Column {
        let width = range.upperBound - range.lowerBound
        let scales = plot.scales
        func column(_ areaHeight: Double) -> PlotRow.Column {
            let ticks = plot.vertical.ticks(on: scales.vertical, atMost: Int(areaHeight / (type.tick * 1.8)))
            return PlotRow.Column(
                plot: plot, scales: scales, range: range, areaHeight: areaHeight,
                numberWidth: min(text.widest(ticks.map(\.label), in: type.tickStyle), width / 3), yTicks: ticks)
        }
        return switch plot.form {
        case .wide: column(stretch * min(max(width * 0.52, 110), 300))
        case .small: column(stretch * min(max(width * 0.62, 64), 150))
        case .square:
            column(min(stretch, 1) * min(width - numberMargin - column(width).numberWidth, Self.largestSquare))
        }
    }

    /// The height of the parts above a plot's area: its heading and the title of the vertical axis.
    func headHeight(of plot: Plots.Plot) -> Double {
        let heading = plot.heading.map { text.height(of: $0, in: type.headingStyle) + metrics.gap * 0.8 } ?? 0
        return heading + text.height(of: plot.vertical.title, in: type.axisTitleStyle) + metrics.gap
    }

    /// The position of a plot in a column.
    ///
    /// - Parameters:
    ///   - range: The left and right edges of its column.
    ///   - top: The top of the column.
    ///   - areaTop: The top of the plotting area, the same for all plots of a row.
    func place(
        of column: PlotRow.Column, in range: ClosedRange<Double>, top: Double, areaTop: Double
    ) -> PlotsLayout.Place {
        let plot = column.plot
        let heading = plot.heading.map { text.extent(of: $0, in: type.headingStyle) }
        let title = text.extent(of: plot.vertical.title, in: type.axisTitleStyle)
        let left = range.lowerBound + column.numberWidth + numberMargin
        let room = range.upperBound - left
        let area = Rectangle(
            x: left, y: areaTop,
            width: plot.form == .square ? min(room, column.areaHeight) : room, height: column.areaHeight)
        // Numbers on linear axes are short; those that do not fit are thinned out.
        let pitch = plot.horizontal.scale == .linear ? 2.2 : 3
        let tickBaseline =
            area.bottom + metrics.tick + metrics.gap * 0.6 + text.extent(of: "0", in: type.tickStyle).ascent
        return PlotsLayout.Place(
            area: area, column: range, headingBaseline: top + (heading?.ascent ?? 0),
            titleBaseline: areaTop - metrics.gap - title.descent, tickBaseline: tickBaseline,
            axisTitleBaseline: tickBaseline + metrics.gap
                + text.extent(of: plot.horizontal.title, in: type.axisTitleStyle).ascent,
            scales: column.scales,
            xTicks: plot.horizontal.ticks(
                on: column.scales.horizontal, atMost: max(2, Int(area.width / (type.tick * pitch)))),
            yTicks: column.yTicks)
    }

    /// The bottom of the column.
    func bottom(of plot: Plots.Plot, at place: PlotsLayout.Place) -> Double {
        place.axisTitleBaseline + text.extent(of: plot.horizontal.title, in: type.axisTitleStyle).descent
    }

    /// The distance between the numbers along the vertical axis and the area.
    private var numberMargin: Double { metrics.gap * 0.6 + metrics.tick }

    private static var largestSquare: Double { 300 }
}
