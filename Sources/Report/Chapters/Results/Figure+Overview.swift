import Charts
import MemoryExperiment
import Support

extension Figure {
    /// The figure that opens a report: the map of the main criterion for every recurrent cell, side by side on one colour
    /// scale.
    ///
    /// - Throws: `Unavailable` if there are fewer than two such maps.
    static func overview(name: String, of data: ReportData) throws(Unavailable) -> Figure {
        let criterion = data.experiment.mainCriterion
        let grids = data.slices.filter(\.isPrimary).compactMap { SizeGrid(of: $0, criterion, .first, in: data) }
        let maps = grids.compactMap { grid -> (title: String, figure: Figure, map: HeatMap)? in
            let figure = heatMap(name: "", of: grid, in: data)
            return (figure.chart as? HeatMap).map { (grid.slice.title, figure, $0.titled(RichText(grid.slice.title))) }
        }
        guard maps.count > 1, let first = grids.first,
            var grid = ChartGrid(sharingColorsOf: maps.map(\.map), hasLetters: true)
        else { throw Unavailable("The figure that opens a report shows two recurrent cells or more side by side.") }
        grid.names = maps.map { RichText($0.title) }
        let letters = maps.indices.map { "(\(ChartGrid.letter(of: $0))) \(maps[$0].title)" }
        return Figure(
            name: name, title: "Memory by recurrent cell, input size and hidden size",
            caption: """
                Tiles show mean shared \(criterion.words.first) for \(NumberText.list(letters)) \
                (\(Wording.runs(of: first))).
                """,
            alternativeText: zip(letters, maps).map { "\($0): \($1.figure.alternativeText)" }.joined(separator: " "),
            chart: grid, width: compositionWidth)
    }
}

extension WholeFigure {
    /// The figure that opens a report.
    static var overview: WholeFigure {
        WholeFigure(
            "overview", suits: { $0.hasMaps && $0.plan.cells.count > 1 },
            make: { name, data throws(Unavailable) in try .overview(name: name, of: data) })
    }
}
