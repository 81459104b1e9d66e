import Charts

/// Bars that start at 1 and end at a ratio, on a logarithmic axis: twice as long means the square.
///
/// Columns stand side by side and share groups and bars, so that they are read across.
struct RatioBars: Chart {
    /// One of the panels that stand side by side.
    struct Column {
        /// What it shows.
        let title: RichText
        /// The ratios: `ratios[group][bar]`, positive.
        let ratios: [[Double]]
    }

    /// What one of the bars of every group stands for.
    struct Bar {
        let name: String
        let color: Color
    }

    /// What the axis is.
    let axisTitle: RichText
    /// The names of the groups, from the top to the bottom.
    let groups: [String]
    /// The bars of every group, from the top to the bottom.
    let bars: [Bar]
    /// The panels from left to right.
    let columns: [Column]
}

extension RatioBars {
    /// One row for each bar.
    var data: ChartData {
        let rows = columns.flatMap { column in
            zip(groups, column.ratios).flatMap { group, ratios in
                zip(bars, ratios).map { bar, ratio in
                    [column.title.plainText, group, bar.name].map(ChartData.Field.text) + [.number(ratio)]
                }
            }
        }
        return ChartData(
            title: "",
            axes: [ChartData.Axis(column: "ratio", title: axisTitle.plainText, scale: .logarithmic)],
            columns: ["heading", "group", "bar", "ratio"], rows: rows)
    }
}
