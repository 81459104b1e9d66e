/// Plots side by side.
struct PlotRow {
    /// One plot with its column.
    struct Column {
        let plot: Plots.Plot
        let scales: PlotScales
        /// Its left and right edges, numbers included.
        let range: ClosedRange<Double>
        /// The height of the plotting area.
        let areaHeight: Double
        /// The width of the numbers along its vertical axis, or more if a plot above has wider ones.
        var numberWidth: Double
        /// The numbers along its vertical axis.
        let yTicks: [Tick]
    }

    /// The plots from left to right.
    var columns: [Column]

    /// The rows of a chart: one for each wide plot, and as few as possible for the others.
    static func rows(
        of chart: Plots, width: Double, gap: Double, frame: PlotFrame<some TextMeasuring>
    ) -> [PlotRow] {
        let small = chart.plots.filter { $0.form != .wide }
        let leastColumn = frame.leastColumn(of: small, inTable: chart.columns != nil)
        let most = max(1, min(Int((width + gap) / (leastColumn + gap)), chart.columns ?? .max))
        let rowCount = (small.count + most - 1) / most
        // With a given number of columns, a table of plots stays a table.
        let even = rowCount > 0 ? (small.count + rowCount - 1) / rowCount : 1
        let count = chart.columns == nil ? even : min(most, max(1, small.count))
        let column = (width - gap * Double(count - 1)) / Double(count)
        var rows = stride(from: 0, to: small.count, by: count).map { start in
            PlotRow(
                columns: small[start..<min(start + count, small.count)].enumerated().map { index, plot in
                    let left = (column + gap) * Double(index)
                    return frame.column(of: plot, range: left...left + column)
                })
        }
        for index in 0..<count {
            let widest = rows.compactMap { $0.columns.indices.contains(index) ? $0.columns[index].numberWidth : nil }
                .max()
            for row in rows.indices where rows[row].columns.indices.contains(index) {
                rows[row].columns[index].numberWidth = widest ?? 0
            }
        }
        let wide = chart.plots.filter { $0.form == .wide }
        return wide.map { PlotRow(columns: [frame.column(of: $0, range: 0...width)]) } + rows
    }
}
