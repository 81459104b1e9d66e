extension LinePanels {
    /// A row for each sample and each point of a reference line, panel by panel and series by series.
    ///
    /// A median of 0 is 0 in a logarithmic panel as well; one that is not finite is empty, as the line has a gap there.
    public var data: ChartData {
        ChartData(
            title: title, seriesTitle: legendTitle,
            plots: panels.map { panel in
                PlotData(
                    horizontal: PlotData.Axis(title: axisTitle, scale: .steps), vertical: panel.dataAxis,
                    points: panel.series.flatMap(\.points))
            })
    }
}

extension LinePanels.Panel {
    fileprivate var dataAxis: PlotData.Axis {
        switch scale {
        case .linear(let range): PlotData.Axis(title: title, scale: .linear, range: range)
        case .logarithmic: PlotData.Axis(title: title, scale: .logarithmic)
        }
    }
}

extension LinePanels.Series {
    fileprivate var points: [PlotData.Point] {
        let medians = PlotData.Series(name: name, kind: "median", line: Plots.Line.solid.name)
        let references = PlotData.Series(name: name, kind: Plots.Reference.kind, line: Plots.Line.dashed.name)
        return samples.filter(\.hasPosition).map { sample in
            PlotData.Point(
                series: medians, x: .init(sample.x), y: .init(sample.median), interval: sample.quartiles)
        }
            + reference.filter { $0.x.isFinite && $0.value.isFinite }.map { point in
                PlotData.Point(series: references, x: .init(point.x), y: .init(point.value))
            }
    }
}
