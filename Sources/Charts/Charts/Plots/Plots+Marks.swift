extension Plots.Sample {
    /// The arrow of a lower bound, which may leave the area of the data.
    func arrowShapes(
        of series: Plots.Series, at place: PlotsLayout.Place, isRightwards: Bool, theme: Theme
    ) -> [Shape] {
        guard isLowerBound else { return [] }
        let (stroke, radius) = (series.thinStroke(in: theme), Plots.Series.symbolRadius(in: theme))
        let center = place.point(x, y)
        let tip =
            isRightwards ? Point(center.x + radius * 3.6, center.y) : Point(center.x, center.y - radius * 3.6)
        let barbs = [-radius, radius].map { side in
            isRightwards
                ? Point(tip.x - radius * 1.3, tip.y + side) : Point(tip.x + side, tip.y + radius * 1.3)
        }
        return [.polyline([center, tip], stroke), .polyline([barbs[0], tip, barbs[1]], stroke)]
    }

    /// Its bars, and the dash of a limit.
    func barShapes(of series: Plots.Series, at place: PlotsLayout.Place, theme: Theme) -> [Shape] {
        let stroke = series.thinStroke(in: theme)
        let (center, radius) = (place.point(x, y), Plots.Series.symbolRadius(in: theme))
        var shapes: [Shape] = []
        if let interval, series.spread == .bars {
            shapes.append(
                .polyline([place.point(x, interval.lowerBound), place.point(x, interval.upperBound)], stroke))
        }
        if let horizontalInterval {
            shapes.append(
                .polyline(
                    [place.point(horizontalInterval.lowerBound, y), place.point(horizontalInterval.upperBound, y)],
                    stroke))
        }
        if let limit, limit.isFinite, place.isDrawable(x, limit) {
            let height = place.point(x, limit).y
            let half = radius * 2.2
            shapes.append(.polyline([Point(center.x - half, height), Point(center.x + half, height)], stroke))
        }
        return shapes
    }
}

extension Plots.Plot {
    /// The reference lines and areas.
    func referenceShapes(at place: PlotsLayout.Place, theme: Theme) -> [Shape] {
        let stroke = Stroke(theme.palette.axis, width: theme.metrics.hairline * 1.4)
        let area = place.area
        return references.map { reference in
            switch reference {
            case .horizontal(let height):
                let y = place.height(of: height)
                return .polyline([Point(area.left, y), Point(area.right, y)], stroke)
            case .vertical(let value):
                let x = place.distance(of: value)
                return .polyline([Point(x, area.top), Point(x, area.bottom)], stroke)
            case .identity:
                return .polyline(identity(within: place), stroke)
            case .verticalBand(let range):
                let (left, right) = (place.distance(of: range.lowerBound), place.distance(of: range.upperBound))
                return .rectangle(
                    Rectangle(x: left, y: area.top, width: right - left, height: area.height),
                    fill: theme.palette.grid, stroke: nil)
            case .horizontalBand(let range):
                let (top, bottom) = (place.height(of: range.upperBound), place.height(of: range.lowerBound))
                return .rectangle(
                    Rectangle(x: area.left, y: top, width: area.width, height: bottom - top),
                    fill: theme.palette.grid, stroke: nil)
            }
        }
    }

    /// The points with equal numbers on both axes, dense enough for two different scales.
    private func identity(within place: PlotsLayout.Place) -> [Point] {
        guard form != .square else {
            return [Point(place.area.left, place.area.bottom), Point(place.area.right, place.area.top)]
        }
        return place.horizontal.scale.ticks(atMost: 200).map { place.point($0.value, $0.value) }
    }
}
