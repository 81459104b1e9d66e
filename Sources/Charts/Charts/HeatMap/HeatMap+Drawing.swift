extension HeatMap {
    /// Draws the heat map; its cells are square unless it is stretched.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let colors = colorScale(in: theme)
        let layout = layout(width: width, stretch: stretch, theme: theme, text: text)
        let bar =
            layout.colorBar?.shapes(in: layout.colorBarArea, limits: layout.limits, theme: theme, text: text) ?? []
        return Drawing(
            size: layout.size, background: theme.palette.background,
            shapes: layout.title.shapes(at: Point(layout.margin, layout.margin), theme: theme)
                + cellShapes(layout: layout, colors: colors, theme: theme, text: text)
                + axisShapes(layout: layout, theme: theme, text: text) + bar
                + keyShapes(layout: layout, colors: colors, theme: theme, text: text),
            hotRegions: cellRegions(layout: layout, theme: theme))
    }

    /// The area of all cells.
    public func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle {
        layout(width: width, stretch: stretch, theme: theme, text: text).grid
    }

    private func colorScale(in theme: Theme) -> ColorScale? {
        ColorScale(coloring, values: cells.compactMap(\.coloredNumber), sequential: theme.inks.colorMap)
    }

    /// The positions of the parts, with the colour bar beside the cells if there is room.
    private func layout(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> HeatMapLayout {
        let width = ChartWidth.nearest(to: width)
        let colors = showsColorBar ? colorScale(in: theme) : nil
        func layout(_ direction: ColorBar.Direction) -> HeatMapLayout {
            HeatMapLayout(
                of: self, width: width, stretch: stretch,
                colorBar: colors.map {
                    ColorBar(
                        colors: $0, title: valueTitle, direction: direction, beyond: beyond,
                        isAbbreviated: isAbbreviated, theme: theme)
                },
                theme: theme, text: text)
        }
        let upright = width >= HeatMapLayout.narrowWidth ? layout(.upwards) : nil
        let titleWidth = text.extent(of: valueTitle, in: theme.typography.axisTitleStyle).width
        return upright.flatMap { titleWidth <= $0.limits.height ? $0 : nil } ?? layout(.rightwards)
    }

    /// The label of the least lower bound, for the end of the colour bar; nil if there are no lower bounds.
    var beyond: RichText? {
        cells.min { $0.coloredBound ?? .infinity < $1.coloredBound ?? .infinity }.flatMap { cell in
            cell.coloredBound.flatMap { _ in cell.label }.map { RichText(isAbbreviated ? $0.short : $0.full) }
        }
    }

    /// The meaning of cells that are only bounded; nil if there are none.
    var key: RichText? {
        cells.contains { $0.boundLabel != nil } ? boundTitle : nil
    }

    private func axisShapes(layout: HeatMapLayout, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let (type, ink, grid) = (theme.typography, theme.palette.ink, layout.grid)
        let columnLabels = stride(from: 0, to: columns.labels.count, by: layout.columnLabelStride).map { column in
            TextLine(
                RichText(columns.labels[column]), style: layout.columnLabelStyle, color: ink,
                at: Point(grid.left + (Double(column) + 0.5) * layout.cell.width, layout.columnLabelBaseline),
                anchor: .middle)
        }
        let labelEnd = grid.left - theme.metrics.gap * 0.8
        let rowTitleStyle = text.fitted(rows.title, style: type.axisTitleStyle, width: layout.limits.height)
        let rowTitleExtent = text.extent(of: rows.title, in: rowTitleStyle)
        let labelRoom = labelEnd - layout.rowTitleX - rowTitleExtent.height
        let rowLabels = stride(from: 0, to: rows.labels.count, by: layout.rowLabelStride).map { row in
            let label = RichText(rows.labels[row])
            return text.line(
                label, style: text.fitted(label, style: type.tickStyle, width: labelRoom), color: ink,
                at: Point(labelEnd, grid.bottom - (Double(row) + 0.5) * layout.cell.height), anchor: .end)
        }
        let columnTitleStyle = text.fitted(columns.title, style: type.axisTitleStyle, width: layout.limits.width)
        let half = text.extent(of: columns.title, in: columnTitleStyle).width / 2
        let titleX = min(max(grid.center.x, layout.limits.left + half), layout.limits.right - half)
        let titleY = min(
            max(grid.center.y, layout.limits.top + rowTitleExtent.width / 2),
            layout.limits.bottom - rowTitleExtent.width / 2)
        let columnTitle = TextLine(
            columns.title, style: columnTitleStyle, color: ink, at: Point(titleX, layout.columnTitleBaseline),
            anchor: .middle)
        let rowTitle = text.upwards(
            rows.title, style: rowTitleStyle, color: ink, capitalsAt: layout.rowTitleX, centerY: titleY)
        return (columnLabels + rowLabels + [columnTitle, rowTitle]).map(Shape.text)
    }

    private func keyShapes(
        layout: HeatMapLayout, colors: ColorScale?, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        guard let key, let bounded = cells.first(where: { $0.boundLabel != nil }) else { return [] }
        let ascent = text.extent(of: "H", in: theme.typography.tickStyle).ascent
        let left = layout.grid.left
        let swatch = Rectangle(x: left, y: layout.keyBaseline - ascent, width: ascent * 2, height: ascent)
        let textLeft = swatch.right + theme.metrics.gap
        let style = text.fitted(key, style: theme.typography.tickStyle, width: layout.limits.right - textLeft)
        let outline = Stroke(theme.palette.boundHatch, width: theme.metrics.hairline)
        return boundTile(swatch, fill: fill(ofBound: bounded, colors: colors, theme: theme), theme: theme) + [
            .rectangle(swatch, fill: nil, stroke: outline),
            .text(TextLine(key, style: style, color: theme.palette.ink, at: Point(textLeft, layout.keyBaseline))),
        ]
    }
}
