import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Figure {
    /// The change of memory per doubling of the input size, one row for each criterion and one plot for each recurrent cell.
    ///
    /// - Throws: `Unavailable` if the effect of the input size is known by fewer than two criteria.
    static func criterionEffects(name: String, _ verdicts: Verdicts) throws(Unavailable) -> Figure {
        let effects = try verdicts.effectsByCriterion()
        let cells = effects.cells
        guard !cells.isEmpty else {
            throw Unavailable("The experiment has one input size, so its effect is not known.")
        }
        let title = "Effect of the input size on memory, by criterion"
        let plots = cells.map { cell in
            Plots.Plot(
                horizontal: Plots.Axis("Change of memory per doubling of inputs, %", .linear, including: effects.range),
                vertical: Plots.Axis(
                    RichText(cell.title),
                    .categories(effects.rows.reversed().map { RichText($0.criterion.name) })),
                series: effects.series(of: cell),
                references: [.verticalBand(-100 * SizeChange.negligible...100 * SizeChange.negligible), .vertical(0)],
                form: .ranking(pitch: 1.9))
        }
        return Figure(
            name: name, title: title,
            caption: """
                Marks show slopes in per cent of the mean, bars 95\u{A0}% bootstrap intervals, and shading \
                \(SizeChange.negligibleText).
                """,
            alternativeText: """
                Rows of marks with intervals on both sides of 0, one row per criterion. \
                \(effects.agreements.joined(separator: " "))
                """,
            chart: Plots(title: RichText(effects.headline ?? title), plots: plots))
    }
}

extension CriterionEffects {
    /// The ends of all intervals, in percent.
    fileprivate var range: [Double] {
        cells.flatMap { cell in rows.compactMap { $0.changes[cell]?[.input]?.share.interval } }
            .flatMap { [100 * $0.low, 100 * $0.high] }
    }

    /// The marks of one recurrent cell, a series for each verdict.
    fileprivate func series(of cell: CellKind) -> [Plots.Series] {
        SizeChange.Verdict.allCases.compactMap { verdict in
            let samples = rows.reversed().enumerated().compactMap { index, row -> Plots.Sample? in
                guard let change = row.changes[cell]?[.input], change.verdict == verdict else { return nil }
                let interval = change.share.interval
                return Plots.Sample(
                    x: 100 * change.share.value, y: Double(index),
                    horizontalInterval: 100 * interval.low...100 * interval.high,
                    note: "\(cell.title), \(row.criterion.name)",
                    details: [HotRegion.Detail("Change per doubling", change.text)])
            }
            guard !samples.isEmpty else { return nil }
            return Plots.Series(name: verdict.words, color: verdict.color, symbol: verdict.symbol, samples: samples)
        }
    }
}

extension SizeChange.Verdict {
    /// The colour of marks with the verdict.
    fileprivate var color: Plots.SeriesColor {
        switch self {
        case .longer: .second
        case .shorter: .first
        case .noClearEffect, .undecided: .neutral
        }
    }

    /// The mark, which tells verdicts apart without colours.
    fileprivate var symbol: Plots.Symbol {
        switch self {
        case .longer: .diamond
        case .shorter: .disc
        case .noClearEffect: .square
        case .undecided: .ring
        }
    }
}
