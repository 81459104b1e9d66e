extension Plots {
    /// A row for each point that is drawn, plot by plot and series by series, then one for each reference line and each edge
    /// of a reference area.
    ///
    /// The row of a horizontal or vertical line or edge has only its `y` or `x`, that of the diagonal of equal values neither.
    public var data: ChartData {
        ChartData(title: title, seriesTitle: legendTitle, plots: sharingPanels.plots.map(\.data))
    }
}

extension Plots.Plot {
    fileprivate var data: PlotData {
        PlotData(
            heading: heading, horizontal: horizontal.data, vertical: vertical.data,
            points: series.flatMap { series in
                series.samples.filter(isDrawable).map { point(of: $0, in: series.data) }
            } + references.flatMap(\.points))
    }

    private func point(of sample: Plots.Sample, in series: PlotData.Series) -> PlotData.Point {
        PlotData.Point(
            series: series, x: sample.dataX.map { .init($0) } ?? horizontal.field(of: sample.x),
            y: vertical.field(of: sample.y), interval: sample.interval, horizontalInterval: sample.horizontalInterval,
            isLowerBound: sample.isLowerBound, limit: sample.limit, label: sample.label)
    }
}

extension Plots.Axis {
    fileprivate var data: PlotData.Axis {
        switch scale {
        case .linear: PlotData.Axis(title: title, scale: .linear, range: range)
        case .logarithmic: PlotData.Axis(title: title, scale: .logarithmic, range: range)
        case .steps: PlotData.Axis(title: title, scale: .steps, range: range)
        case .categories(let names):
            PlotData.Axis(title: title, scale: .categorical(names.map(\.unicodeText)))
        }
    }

    /// A number on this axis, or the name of its category.
    fileprivate func field(of value: Double) -> ChartData.Field {
        switch scale {
        case .linear, .logarithmic, .steps: .init(value)
        case .categories(let names): .init(words: names.isEmpty ? "" : category(of: value, among: names).unicodeText)
        }
    }

    /// The name nearest to a number.
    private func category(of value: Double, among names: [RichText]) -> RichText {
        names[Int(min(max(0, value.rounded()), Double(names.count - 1)))]
    }
}

extension Plots.Series {
    fileprivate var data: PlotData.Series {
        PlotData.Series(
            name: dataName ?? name, kind: kind, line: isStepped && line != .none ? "stepped" : line.name,
            symbol: symbol.name)
    }
}

extension Plots.Reference {
    /// What the numbers of reference lines are called.
    static let kind = "reference line"

    /// A row for a line, two for the edges of an area.
    var points: [PlotData.Point] {
        let series = PlotData.Series(kind: Self.kind, line: Plots.Line.solid.name)
        let edge = PlotData.Series(kind: "edge of a reference area", line: Plots.Line.none.name)
        switch self {
        case .horizontal(let height): return [PlotData.Point(series: series, x: .empty, y: .init(height))]
        case .vertical(let place): return [PlotData.Point(series: series, x: .init(place), y: .empty)]
        case .identity:
            let diagonal = PlotData.Series(kind: "identity line", line: Plots.Line.solid.name)
            return [PlotData.Point(series: diagonal, x: .empty, y: .empty)]
        case .horizontalBand(let range):
            return range.ends.map { PlotData.Point(series: edge, x: .empty, y: .init($0)) }
        case .verticalBand(let range):
            return range.ends.map { PlotData.Point(series: edge, x: .init($0), y: .empty) }
        }
    }
}
