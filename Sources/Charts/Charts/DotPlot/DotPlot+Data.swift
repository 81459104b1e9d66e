extension DotPlot {
    /// A row for each dot that is drawn, panel by panel from the top, then the edges of the band and the reference line of
    /// each panel.
    ///
    /// `series` is the name of the datum, `y` the label of its row; the categories of the axis begin at the bottom.
    public var data: ChartData {
        ChartData(
            title: title, seriesTitle: nil,
            plots: panels.map { panel in
                PlotData(
                    horizontal: PlotData.Axis(title: axisTitle, scale: .logarithmic),
                    vertical: PlotData.Axis(
                        title: panel.title, scale: .categorical(panel.rows.reversed().map(\.label.unicodeText))),
                    points: panel.rows.flatMap(\.points) + references.flatMap(\.points))
            })
    }
}

extension DotPlot.Row {
    fileprivate var points: [PlotData.Point] {
        dots.filter { Plots.AxisScale.logarithmic.hasPlace(for: $0.value) }.map { dot in
            PlotData.Point(
                series: PlotData.Series(name: dot.name, symbol: dot.mark.symbol.name), x: .init(dot.value),
                y: .init(words: label.unicodeText), isLowerBound: dot.isBound)
        }
    }
}
