import Charts
import MemoryExperiment
import Support

extension SliceFigure {
    /// The measured means minus the published ones.
    package static var comparison: SliceFigure {
        SliceFigure("comparison", isReported: PublishedTable.covers) { name, slice, source throws(Unavailable) in
            .comparison(name: name, try Comparison(source.grid(of: slice, .cosine, .first)))
        }
    }
}

extension Figure {
    /// Measured minus published means by hidden size (across) and input size (upwards).
    static func comparison(name: String, _ comparison: Comparison) -> Figure {
        let grid = comparison.grid
        let title = "\(grid.slice.title): measured minus published"
        let headline = comparison.headline
        let chart = HeatMap(
            title: RichText(headline), columns: .init(title: "Hidden size", labels: grid.hiddenSizes.map(String.init)),
            rows: .init(title: "Input size", labels: grid.inputSizes.map(String.init)),
            valueTitle: "Difference of means, steps", coloring: .diverging(),
            details: { column, row in
                comparison.published(row: row, column: column).map {
                    [HotRegion.Detail("Published", NumberText.fixed($0, decimals: 1))]
                        + details(of: grid[row, column])
                } ?? []
            },
            cell: { column, row in
                guard comparison.published(row: row, column: column) != nil else { return .absent }
                guard let difference = comparison.difference(row: row, column: column)?.value else {
                    return .bound(nil, label: "no mean")
                }
                let decimals = difference.magnitude < 1_000 ? 1 : 0
                return .value(difference, label: HeatMap.Label(NumberText.signed(difference, decimals: decimals)))
            })
        return Figure(
            name: name, title: title,
            caption: """
                Each tile shows the mean measured here (\(Wording.name(grid.criterion, grid.measure))) minus the mean \
                published by Muccino (2019), in steps. Red marks larger measured means, blue smaller ones. \
                \(Wording.runs(of: grid)).\(comparison.censoringRemark)
                """,
            alternativeText: """
                Heat map of differences for \(NumberText.count(comparison.entries.count, "setting", "settings")). \
                \(comparison.extremes)
                """,
            chart: chart, width: width(columns: grid.hiddenSizes.count))
    }
}
