extension Plots.Plot {
    /// Grid lines, axes, numbers and titles.
    func axisShapes(at place: PlotsLayout.Place, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let (left, bottom) = (place.vertical, place.horizontal)
        return left.gridLines(theme: theme) + bottom.gridLines(theme: theme)
            + (place.hasVerticalNumbers ? left.tickMarks(theme: theme) : []) + bottom.tickMarks(theme: theme)
            + AxisRuler.frame(left: left, bottom: bottom, theme: theme)
            + texts(at: place, theme: theme, text: text).map(Shape.text)
    }

    /// The heading, the title of the vertical axis, the numbers along both axes that fit, and the title of the
    /// horizontal axis.
    private func texts(at place: PlotsLayout.Place, theme: Theme, text: some TextMeasuring) -> [TextLine] {
        let (type, ink, column) = (theme.typography, theme.palette.ink, place.column)
        let style = type.axisTitleStyle
        // The title of a ranking is the name of what is ranked, which may be shortened.
        let title =
            form.isRanking
            ? text.fittedName(vertical.title, style: style, width: place.area.width)
            : (name: vertical.title, style: text.fitted(vertical.title, style: style, width: column.width))
        let titleLeft = form.isRanking ? place.area.left : column.left
        let titleLine =
            title.name.plainText.isEmpty
            ? nil
            : TextLine(title.name, style: title.style, color: ink, at: Point(titleLeft, place.titleBaseline))
        let headingLine = heading.map { heading in
            let fitted = text.fittedName(heading, style: type.headingStyle, width: column.width)
            return TextLine(
                fitted.name, style: fitted.style, color: ink, at: Point(column.left, place.headingBaseline))
        }
        let left = place.hasVerticalNumbers ? place.vertical.numbers(within: column, theme: theme, text: text) : []
        let head = [headingLine, titleLine].compactMap(\.self) + left
        guard let baseline = place.axisTitleBaseline else { return head }
        // Numbers at the ends may reach into the margins and the gaps between columns, but not so far that they meet.
        let room = column.inset(by: -0.75 * theme.metrics.gap)
        let bottom = place.horizontal.numbers(within: room, theme: theme, text: text)
        let axisStyle = text.fitted(horizontal.title, style: style, width: column.width)
        let half = text.extent(of: horizontal.title, in: axisStyle).width / 2
        let center = min(max(place.area.center.x, column.left + half), column.right - half)
        let axisLine = TextLine(
            horizontal.title, style: axisStyle, color: ink, at: Point(center, baseline), anchor: .middle)
        return head + bottom + [axisLine]
    }
}
