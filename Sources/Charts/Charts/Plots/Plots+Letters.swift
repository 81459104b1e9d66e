extension Plots {
    /// The same plots with the letters a, b, c and so on before their headings, in the order in which they are read; a
    /// single plot has none.
    ///
    /// Rankings get a heading from the title of their vertical axis, which names them.
    var lettered: Plots {
        guard plots.count > 1 else { return self }
        var lettered = self
        let order = plots.indices.sorted { (plots[$0].form.rank, $0) < (plots[$1].form.rank, $1) }
        for (place, index) in order.enumerated() {
            let (letter, plot) = (RichText(ChartGrid.letter(of: place)), plots[index])
            let name = plot.heading ?? (plot.form.isRanking ? plot.vertical.title : nil)
            lettered.plots[index].heading = name.map { letter + "  " + $0 } ?? letter
            if plot.heading == nil, plot.form.isRanking { lettered.plots[index].vertical.title = "" }
        }
        return lettered
    }
}

extension Plots.Form {
    /// The place of plots of this form among the rows of a chart.
    fileprivate var rank: Int {
        switch self {
        case .panel: 0
        case .wide: 1
        case .ranking: 2
        case .small, .square: 3
        }
    }
}
