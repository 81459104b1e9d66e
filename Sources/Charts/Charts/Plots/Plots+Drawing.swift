extension Plots {
    /// Draws the plots with their legend.
    public func drawing(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let layout = layout(width: width, stretch: stretch, theme: theme, text: text)
        var shapes = layout.title.shapes(at: Point(layout.limits.left, layout.limits.top), theme: theme) + layout.legend
        var regions: [HotRegion] = []
        for (plot, place) in layout.plots {
            shapes += plot.axisShapes(at: place, theme: theme, text: text)
            shapes += plot.dataShapes(at: place, theme: theme, text: text)
            regions += plot.hotRegions(at: place, theme: theme)
        }
        return Drawing(size: layout.size, background: theme.palette.background, shapes: shapes, hotRegions: regions)
    }

    /// From the top of the highest plotting area to the bottom of the lowest, as wide as the drawing without its margins.
    public func plottingArea(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> Rectangle {
        let layout = layout(width: width, stretch: stretch, theme: theme, text: text)
        let (limits, areas) = (layout.limits, layout.plots.map(\.place.area))
        let top = areas.map(\.top).min() ?? limits.top
        return Rectangle(
            x: limits.left, y: top, width: limits.width, height: (areas.map(\.bottom).max() ?? limits.bottom) - top)
    }

    private func layout(width: Double, stretch: Double, theme: Theme, text: some TextMeasuring) -> PlotsLayout {
        PlotsLayout(
            of: theme.showsPanelLetters ? sharingPanels.lettered : sharingPanels, width: ChartWidth.nearest(to: width),
            stretch: stretch, theme: theme, text: text)
    }
}

extension Plots.Plot {
    /// Bands, references, lines, bars, labels, arrows and points.
    fileprivate func dataShapes(at place: PlotsLayout.Place, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let radius = Plots.Series.symbolRadius(in: theme)
        let drawn = series.map { (series: $0, samples: $0.samples.filter(isDrawable)) }
        let geometries = drawn.map { PlotGeometry(of: $0.samples, isStepped: $0.series.isStepped, at: place) }
        let bands = zip(drawn, geometries).compactMap { line, geometry in
            line.series.spread == .band && !geometry.band.isEmpty
                ? Shape.polygon(geometry.band, fill: line.series.color(in: theme).opacity(0.16)) : nil
        }
        let lines = zip(drawn, geometries).compactMap { line, geometry in
            geometry.line.isEmpty ? nil : line.series.stroke(in: theme).map { Shape.polyline(geometry.line, $0) }
        }
        let bars = drawn.flatMap { line in
            line.samples.flatMap { $0.barShapes(of: line.series, at: place, theme: theme) }
        }
        let arrows = drawn.flatMap { line in
            line.samples.flatMap {
                $0.arrowShapes(of: line.series, at: place, isRightwards: hasVerticalCategories, theme: theme)
            }
        }
        let symbols = drawn.flatMap { line in
            line.samples.flatMap { line.series.symbolShapes(at: place.point($0.x, $0.y), theme: theme) }
        }
        let labels = PointLabels(
            area: place.area, obstacles: obstacles(at: place, radius: radius), radius: radius
        ).shapes(labels(at: place, theme: theme), theme: theme, text: text)
        let room = place.area.inset(by: -theme.metrics.line)
        let references = referenceShapes(at: place, theme: theme)
        return [.clipped(room, bands + references + lines + bars)] + labels + arrows + symbols
    }

    private func labels(at place: PlotsLayout.Place, theme: Theme) -> [PointLabels.Label] {
        series.flatMap { series in
            series.samples.filter(isDrawable).compactMap { sample in
                sample.label.map {
                    PointLabels.Label(
                        text: RichText($0), point: place.point(sample.x, sample.y), side: sample.labelSide,
                        color: series.color(in: theme))
                }
            }
        }
    }

    private func obstacles(at place: PlotsLayout.Place, radius: Double) -> [Rectangle] {
        series.filter { $0.symbol != .none }.flatMap(\.samples).filter(isDrawable).map { sample in
            let center = place.point(sample.x, sample.y)
            return Rectangle(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius)
        }
    }

    /// The hot regions of points with a note or a label.
    fileprivate func hotRegions(at place: PlotsLayout.Place, theme: Theme) -> [HotRegion] {
        let radius = Plots.Series.symbolRadius(in: theme)
        return series.flatMap { series in
            series.samples.filter(isDrawable).compactMap { sample in
                guard let title = sample.note ?? sample.label.map({ "\(series.name) \($0)" }) else { return nil }
                let center = place.point(sample.x, sample.y)
                return HotRegion(
                    Rectangle(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius * 1.5), title: title,
                    details: sample.details ?? details(of: sample))
            }
        }
    }

    /// The values of a sample on both axes.
    private func details(of sample: Plots.Sample) -> [HotRegion.Detail] {
        let sign = sample.isLowerBound ? "≥\u{A0}" : ""
        let (across, upwards) = hasVerticalCategories ? (sign, "") : ("", sign)
        return [
            HotRegion.Detail(horizontal.title.plainText, across + horizontal.written(sample.x)),
            HotRegion.Detail(vertical.title.plainText, upwards + vertical.written(sample.y)),
        ]
    }

    /// Whether its numbers are on the horizontal axis, because the vertical one has categories.
    private var hasVerticalCategories: Bool { vertical.scale.categoryCount > 0 }
}
