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

extension Comparison {
    /// The tiles of the settings that differ by more than two standard errors.
    fileprivate var outstanding: Set<HeatMap.Place> {
        let places = grid.inputSizes.indices.flatMap { row in
            grid.hiddenSizes.indices.map { HeatMap.Place(column: $0, row: row) }
        }
        return Set(
            places.filter { place in
                difference(row: place.row, column: place.column)?.statistic.map { $0.magnitude > 2 } ?? false
            })
    }
}

extension Figure {
    /// Measured minus published means by hidden size (across) and input size (upwards).
    static func comparison(name: String, _ comparison: Comparison) -> Figure {
        let grid = comparison.grid
        let title = "\(grid.slice.title): measured minus published"
        let headline = comparison.headline
        var chart = HeatMap(
            title: RichText(headline), columns: .init(title: "Hidden size", labels: grid.hiddenSizes.map(String.init)),
            rows: .init(title: "Input size", labels: grid.inputSizes.map(String.init)),
            valueTitle: "Difference / std. error (numbers: steps)", coloring: .diverging(),
            details: { column, row in
                comparison.published(row: row, column: column).map {
                    [HotRegion.Detail("Published", NumberText.fixed($0, decimals: 1))]
                        + details(of: grid[row, column])
                } ?? []
            },
            cell: { column, row in
                guard comparison.published(row: row, column: column) != nil else { return .absent }
                guard let difference = comparison.difference(row: row, column: column) else {
                    return .bound(nil, label: "no mean")
                }
                let decimals = difference.value.magnitude < 1_000 ? 1 : 0
                let label = HeatMap.Label(NumberText.signed(difference.value, decimals: decimals))
                return difference.statistic.map { .value($0, label: label) } ?? .empty(difference.value, label: label)
            })
        chart.outlined = comparison.outstanding
        return Figure(
            name: name, title: title,
            caption: """
                Numbers are differences in steps, from \(Wording.runs(of: grid)). Colours give them in standard errors, red \
                if ours is larger\(chart.outlined.isEmpty ? "" : "; frames mark those beyond 2").\(comparison.censoringRemark)
                """,
            alternativeText: """
                Heat map of differences for \(NumberText.count(comparison.entries.count, "setting", "settings")). \
                \(comparison.extremes)
                """,
            chart: chart, width: width(columns: grid.hiddenSizes.count), subject: grid.slice.title)
    }
}
