extension LogarithmicPlots {
    /// Draws the plots under their legend.
    public func drawing(width: Double, theme: Theme, text: some TextMeasuring) -> Drawing {
        let width = ChartWidth.nearest(to: width)
        let layout = LogarithmicPlotsLayout(of: self, width: width, theme: theme, text: text)
        var shapes = titleShapes(layout: layout, theme: theme, text: text) + layout.legend
        var regions: [HotRegion] = []
        // The layout has wide plots first.
        for (plot, place) in zip(plots.filter(\.isWide) + plots.filter { !$0.isWide }, layout.places) {
            shapes += plot.axisShapes(at: place, theme: theme, text: text)
            shapes += plot.dataShapes(at: place, theme: theme, text: text)
            regions += plot.hotRegions(at: place, theme: theme)
        }
        return Drawing(size: layout.size, background: theme.palette.background, shapes: shapes, hotRegions: regions)
    }

    private func titleShapes(
        layout: LogarithmicPlotsLayout, theme: Theme, text: some TextMeasuring
    ) -> [Shape] {
        guard let title else { return [] }
        let style = text.fitted(title, style: theme.typography.titleStyle, width: layout.limits.width)
        let baseline = layout.limits.top + text.extent(of: title, in: style).ascent
        return [.text(TextLine(title, style: style, color: theme.palette.ink, at: Point(layout.limits.left, baseline)))]
    }
}

// MARK: - Data

extension LogarithmicPlots.Plot {
    typealias Place = LogarithmicPlotsLayout.Place

    /// Lines, limits, points and their labels.
    fileprivate func dataShapes(at place: Place, theme: Theme, text: some TextMeasuring) -> [Shape] {
        let lines = series.compactMap { series in
            series.stroke(in: theme).map { stroke in
                Shape.polyline(series.drawable.map { place.point($0.x, $0.y) }, stroke)
            }
        }
        let radius = LogarithmicPlots.Series.symbolRadius(in: theme)
        let limits = series.flatMap { series in
            series.drawable.compactMap { limit(of: $0, of: series, at: place, theme: theme) }
        }
        let symbols = series.flatMap { series in
            series.drawable.compactMap { series.symbolShape(at: place.point($0.x, $0.y), theme: theme) }
        }
        let labels = PointLabels(area: place.area, obstacles: obstacles(at: place, radius: radius), radius: radius)
            .shapes(labels(at: place, theme: theme), theme: theme, text: text)
        let room = place.area.inset(by: -theme.metrics.line)
        return [.clipped(room, lines + limits)] + labels + symbols
    }

    private func labels(at place: Place, theme: Theme) -> [PointLabels.Label] {
        series.flatMap { series in
            series.drawable.compactMap { sample in
                sample.label.map {
                    PointLabels.Label(
                        text: RichText($0), point: place.point(sample.x, sample.y), side: sample.labelSide,
                        color: series.color(in: theme))
                }
            }
        }
    }

    private func obstacles(at place: Place, radius: Double) -> [Rectangle] {
        series.filter { $0.symbol != .none }.flatMap(\.drawable).map { sample in
            let center = place.point(sample.x, sample.y)
            return Rectangle(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius)
        }
    }

    private func limit(
        of sample: LogarithmicPlots.Sample, of series: LogarithmicPlots.Series, at place: Place, theme: Theme
    ) -> Shape? {
        guard let limit = sample.limit, limit > 0, limit.isFinite else { return nil }
        let center = place.point(sample.x, limit)
        let half = LogarithmicPlots.Series.symbolRadius(in: theme) * 2.2
        let stroke = Stroke(series.color(in: theme), width: theme.metrics.line * 0.8)
        return .polyline([Point(center.x - half, center.y), Point(center.x + half, center.y)], stroke)
    }

    /// The points that have labels.
    fileprivate func hotRegions(at place: Place, theme: Theme) -> [HotRegion] {
        let radius = LogarithmicPlots.Series.symbolRadius(in: theme)
        return series.flatMap { series in
            series.drawable.compactMap { sample in
                guard let label = sample.label else { return nil }
                let center = place.point(sample.x, sample.y)
                return HotRegion(
                    Rectangle(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius * 1.5),
                    title: "\(series.name) \(label)",
                    details: [
                        HotRegion.Detail(axisTitle.plainText, Self.written(sample.x)),
                        HotRegion.Detail(title.plainText, Self.written(sample.y)),
                    ])
            }
        }
    }

    /// A number with three significant digits or all before the point.
    private static func written(_ value: Double) -> String {
        var (scaled, exponent) = (value, 0)
        while scaled < 100, exponent > -12 { (scaled, exponent) = (scaled * 10, exponent - 1) }
        guard scaled < 1e15 else { return "\(value)" }
        return WrittenNumber(digits: Int(scaled.rounded()), exponent: exponent).text
    }
}

extension LogarithmicPlots.Series {
    /// The samples that have a place on logarithmic axes.
    var drawable: [LogarithmicPlots.Sample] { samples.filter(\.isDrawable) }
}
