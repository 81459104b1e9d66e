extension HeatMap {
    /// The tiles from the lower left to the upper right, then the frames around some, then all labels in the same order.
    func cellShapes(layout: HeatMapLayout, colors: ColorScale?, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let room = Size(width: layout.cell.width * 0.88 - 1, height: layout.cell.height * 0.8)
        let values = CellLabelStyle(
            of: cells.compactMap(\.valueLabel), isAbbreviated: isAbbreviated, in: room, largest: theme.typography.label,
            theme: theme, text: text)
        let bounds = CellLabelStyle(
            of: cells.compactMap(\.boundLabel), isAbbreviated: isAbbreviated, in: room,
            largest: values?.style.size ?? theme.typography.label, theme: theme, text: text)
        var (tiles, labels): ([Shape], [Shape]) = ([], [])
        for index in cells.indices {
            let tile = self.tile(of: index, layout: layout, theme: theme)
            switch cells[index] {
            case .value(let value, let label):
                let fill = colors?.color(of: value) ?? theme.palette.background
                tiles.append(.rectangle(tile, fill: fill, stroke: nil))
                let lines = values?.lines(of: label, at: tile.center, color: fill.readableInk, text: text) ?? []
                labels += lines.map(Shape.text)
            case .replacement(_, let label), .bound(_, let label):
                let fill = fill(ofBound: cells[index], colors: colors, theme: theme)
                let ink = fill?.readableInk ?? theme.palette.ink
                let lines = bounds?.lines(of: label, at: tile.center, color: ink, text: text) ?? []
                tiles += boundTile(tile, fill: fill, theme: theme)
                if fill == nil { tiles += Self.plates(of: lines, theme: theme, text: text) }
                labels += lines.map(Shape.text)
            case .empty, .absent:
                let outline = Stroke(theme.palette.absent, width: theme.metrics.hairline)
                tiles.append(.rectangle(tile.inset(by: theme.metrics.hairline / 2), fill: nil, stroke: outline))
            }
        }
        return tiles + outlineShapes(layout: layout, theme: theme) + labels
    }

    /// The hot regions of all cells with content.
    func cellRegions(layout: HeatMapLayout, theme: Theme) -> [HotRegion] {
        cells.indices.compactMap { index in
            guard let label = cells[index].label else { return nil }
            let (row, column) = index.quotientAndRemainder(dividingBy: columns.labels.count)
            return HotRegion(
                tile(of: index, layout: layout, theme: theme), title: label.full,
                details: [
                    HotRegion.Detail(rows.title.plainText, rows.labels[row]),
                    HotRegion.Detail(columns.title.plainText, columns.labels[column]),
                ] + details[index])
        }
    }

    /// The colour of a cell whose value is not known: that of the other statistic in its place, or the one beyond the last
    /// for a lower bound; nil if it has no place among the colours.
    func fill(ofBound cell: Cell, colors: ColorScale?, theme: Theme) -> Color? {
        switch cell {
        case .replacement(let value, _): colors?.color(of: value)
        case .bound(.some, _): (colors?.map ?? theme.inks.colorMap.map).beyond
        case .bound(nil, _), .value, .empty, .absent: nil
        }
    }

    /// The ground of a value that is not known: its colour with a triangle in the upper right corner, or hatching if it
    /// has no place among the colours.
    func boundTile(_ tile: Rectangle, fill: Color?, theme: Theme) -> [Shape] {
        if let fill {
            let side = min(tile.width, tile.height) * 0.22
            let corner = Point(tile.right, tile.top)
            let mark = [Point(corner.x - side, corner.y), corner, Point(corner.x, corner.y + side)]
            return [.rectangle(tile, fill: fill, stroke: nil), .polygon(mark, fill: fill.readableInk)]
        }
        let stroke = Stroke(theme.palette.boundHatch, width: theme.metrics.hairline)
        return [
            .rectangle(tile, fill: theme.palette.boundFill, stroke: nil),
            .hatching(tile, Hatching(stroke: stroke, spacing: theme.metrics.hairline * 5)),
        ]
    }

    /// The ground behind letters, which would be hard to read on hatching.
    private static func plates(of lines: [TextLine], theme: Theme, text: some TextMeasuring) -> [Shape] {
        lines.map { line in
            let capitals = text.extent(of: "H", in: line.style).ascent
            let box = line.bounds(measuredBy: text)
            let plate = Rectangle(
                x: box.left, y: line.position.y - capitals, width: box.width, height: capitals)
            return .rectangle(plate.inset(by: -line.style.size * 0.18), fill: theme.palette.boundFill, stroke: nil)
        }
    }

    func tile(of index: Int, layout: HeatMapLayout, theme: Theme) -> Rectangle {
        let (row, column) = index.quotientAndRemainder(dividingBy: columns.labels.count)
        return Rectangle(
            x: layout.grid.left + Double(column) * layout.cell.width,
            y: layout.grid.bottom - Double(row + 1) * layout.cell.height,
            width: layout.cell.width, height: layout.cell.height
        ).inset(by: min(theme.metrics.hairline * 0.7, layout.cell.width * 0.1))
    }
}

extension HeatMap.Cell {
    var valueLabel: HeatMap.Label? {
        if case .value(_, let label) = self { label } else { nil }
    }

    /// The label of a cell whose value is not known.
    var boundLabel: HeatMap.Label? {
        switch self {
        case .replacement(_, let label), .bound(_, let label): label
        case .value, .empty, .absent: nil
        }
    }

    /// The label of the cell, however it is drawn.
    var label: HeatMap.Label? {
        switch self {
        case .value(_, let label), .replacement(_, let label), .bound(_, let label), .empty(_, let label): label
        case .absent: nil
        }
    }

    /// The lower bound that its colour shows; nil if it shows none.
    var coloredBound: Double? {
        switch self {
        case .bound(let bound, _): bound
        case .value, .replacement, .empty, .absent: nil
        }
    }

    /// The number that its colour shows; nil if it shows none.
    var coloredNumber: Double? {
        switch self {
        case .value(let value, _), .replacement(let value, _): value
        case .bound, .empty, .absent: nil
        }
    }
}
