extension ChartData {
    /// The tables of several charts as one: their plots are counted through, and what a chart has no column for is empty.
    ///
    /// A plot without a heading gets the title of its chart.
    ///
    /// - Parameters:
    ///   - title: The title of the whole; empty if it has none.
    ///   - tables: The tables of the charts, in the order of their numbers.
    public init(title: String, joining tables: [ChartData]) {
        var columns = ["plot", "heading"]
        for column in tables.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
        var (axes, rows, plots) = ([Axis](), [[Field]](), 0)
        for table in tables {
            axes += table.axes.map { axis in
                var axis = axis
                axis.plot += plots
                if axis.heading.isEmpty { axis.heading = table.title }
                return axis
            }
            let places = columns.map { table.columns.firstIndex(of: $0) }
            rows += table.rows.map { row in
                zip(columns, places).map { column, place in
                    let field = place.map { row[$0] } ?? .empty
                    return switch (column, field) {
                    case ("plot", .number(let number)): .number(number + Double(plots))
                    case ("plot", _): .number(Double(plots + 1))
                    case ("heading", .empty): Field(words: table.title)
                    default: field
                    }
                }
            }
            plots += table.axes.map(\.plot).max() ?? 1
        }
        self.init(title: title, axes: axes, columns: columns, rows: rows)
    }
}
