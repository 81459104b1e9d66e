/// Plots side by side.
struct PlotRow {
    /// One plot with its column.
    struct Column {
        let plot: Plots.Plot
        let scales: PlotScales
        /// Its left and right edges, numbers included.
        var range: ClosedRange<Double>
        /// The height of the plotting area.
        let areaHeight: Double
        /// The width of the numbers along its vertical axis, or more if another plot of its column has wider ones.
        var numberWidth: Double
        /// The numbers along its vertical axis.
        let yTicks: [Tick]
        /// Whether it has those numbers; if not, the plot to its left has them.
        var hasVerticalNumbers = true
        /// Whether it has the numbers and the title of its horizontal axis; if not, a plot below has them.
        var hasHorizontalNumbers = true
    }

    /// The plots from left to right.
    var columns: [Column]

    /// The rows of a chart: one for each panel and each wide plot, one for all rankings or for each, and as few as
    /// possible for the others.
    static func rows(of chart: Plots, width: Double, frame: PlotFrame<some TextMeasuring>) -> [PlotRow] {
        var groups = PlotGroups()
        for plot in chart.plots { groups.add(plot) }
        return panels(groups.panels, width: width, frame: frame)
            + groups.wide.map { PlotRow(columns: [frame.column(of: $0, range: 0...width)]) }
            + rankings(groups.rankings, width: width, frame: frame)
            + table(of: groups.others, columns: chart.columns, width: width, frame: frame)
    }

    /// Panels below one another: their areas have the same edges, and the last has the numbers of the horizontal axis.
    private static func panels(
        _ plots: [Plots.Plot], width: Double, frame: PlotFrame<some TextMeasuring>
    ) -> [PlotRow] {
        var rows = plots.map { PlotRow(columns: [frame.column(of: $0, range: 0...width)]) }
        for row in rows.indices.dropLast() { rows[row].columns[0].hasHorizontalNumbers = false }
        align(&rows, columns: 1)
        return rows
    }

    /// Plots in columns of equal width.
    private static func table(
        of plots: [Plots.Plot], columns: Int?, width: Double, frame: PlotFrame<some TextMeasuring>
    ) -> [PlotRow] {
        let gap = frame.columnGap
        let leastColumn = frame.leastColumn(of: plots, inTable: columns != nil)
        let most = max(1, min(Int((width + gap) / (leastColumn + gap)), columns ?? .max))
        let rowCount = (plots.count + most - 1) / most
        // With a given number of columns, a table of plots stays a table.
        let even = rowCount > 0 ? (plots.count + rowCount - 1) / rowCount : 1
        let count = columns == nil ? even : min(most, max(1, plots.count))
        let column = (width - gap * Double(count - 1)) / Double(count)
        var rows = stride(from: 0, to: plots.count, by: count).map { start in
            PlotRow(
                columns: plots[start..<min(start + count, plots.count)].enumerated().map { index, plot in
                    let left = (column + gap) * Double(index)
                    return frame.column(of: plot, range: left...left + column)
                })
        }
        align(&rows, columns: count)
        return rows
    }

    /// Rankings side by side if they have the same names, which then stand once, and if there is room; otherwise below
    /// one another.
    private static func rankings(
        _ plots: [Plots.Plot], width: Double, frame: PlotFrame<some TextMeasuring>
    ) -> [PlotRow] {
        var rows = plots.map { PlotRow(columns: [frame.column(of: $0, range: 0...width)]) }
        align(&rows, columns: 1)
        guard let first = rows.first?.columns.first else { return [] }
        let (gap, names) = (frame.columnGap, first.numberWidth + frame.numberSpace)
        let area = (width - names - gap * Double(rows.count - 1)) / Double(rows.count)
        guard area >= leastRanking, plots.allSatisfy({ $0.vertical.scale == plots[0].vertical.scale }) else {
            return rows
        }
        return [
            PlotRow(
                columns: rows.flatMap(\.columns).enumerated().map { index, column in
                    var column = column
                    let left = names + (area + gap) * Double(index)
                    column.range = (index == 0 ? 0 : left)...left + area
                    column.hasVerticalNumbers = index == 0
                    return column
                })
        ]
    }

    /// Gives the vertical axes of a column the space of the widest numbers.
    private static func align(_ rows: inout [PlotRow], columns: Int) {
        for index in 0..<columns {
            let widest = rows.compactMap { $0.columns.indices.contains(index) ? $0.columns[index].numberWidth : nil }
                .max()
            for row in rows.indices where rows[row].columns.indices.contains(index) {
                rows[row].columns[index].numberWidth = widest ?? 0
            }
        }
    }

    /// The smallest width in which the marks of a ranking can be told apart.
    private static let leastRanking = 120.0
}

/// The plots of a chart by how they are arranged.
private struct PlotGroups {
    var panels: [Plots.Plot] = []
    var wide: [Plots.Plot] = []
    var rankings: [Plots.Plot] = []
    var others: [Plots.Plot] = []

    mutating func add(_ plot: Plots.Plot) {
        switch plot.form {
        case .panel: panels.append(plot)
        case .wide: wide.append(plot)
        case .ranking: rankings.append(plot)
        case .small, .square: others.append(plot)
        }
    }
}
