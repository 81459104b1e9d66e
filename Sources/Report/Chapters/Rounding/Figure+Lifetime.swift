import Charts
import MemoryExperiment
import Recurrent
import Statistics
import Support

extension Figure {
    /// The mean lifetime against the hidden size, with the fitted law.
    ///
    /// - Throws: `Unavailable` if every lifetime is 0 steps.
    static func lifetime(name: String, of study: RoundingStudy) throws(Unavailable) -> Figure {
        guard study.series.contains(where: { $0.cells.contains { $0.lifetimeSample != nil } }) else {
            throw Unavailable(
                """
                Every lifetime is 0 steps: in every run, the states are identical as soon as the difference is below 10⁻⁶.
                """)
        }
        let title = "How long rounding keeps two trajectories apart"
        let headline = study.lifetimeHeadline ?? title
        let kinds = study.variants
        let cells = study.series.reduce(into: [String]()) { names, series in
            let name = series.slice.cell.title
            if !names.contains(name) { names.append(name) }
        }
        let axis = Plots.Axis(hiddenSizes: study.series.flatMap { $0.cells.map(\.hiddenSize) })
        let series = study.series.map { series in
            let kind = kinds.firstIndex(of: series.variant) ?? 0
            return (
                cell: series.slice.cell.title,
                plotted: plotSeries(of: series, kind: kind, isOnly: kinds.count == 1, on: axis)
            )
        }
        let samples = series.flatMap(\.plotted).flatMap(\.samples)
        let lifetimes = samples.flatMap { [$0.y, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap(\.self) }
        let plots = cells.map { cell in
            Plots.Plot(
                heading: RichText(heading(of: cell, in: study)), horizontal: axis,
                vertical: Plots.Axis("Mean lifetime, steps", .logarithmic, including: lifetimes),
                series: series.filter { $0.cell == cell }.flatMap(\.plotted), form: .small)
        }
        return Figure(
            name: name, title: title,
            caption: """
                Symbols show mean lifetimes of \(NumberText.count(study.runs, "run", "runs")) at input size \
                \(NumberText.grouped(study.inputSize)). Filled symbols are plateaus, with 95\u{A0}% \
                confidence intervals. Arrows mark lower bounds with 97.5\u{A0}% confidence.\(lines(of: study))
                """,
            alternativeText: """
                Points \(course(of: study)?.clause ?? "against") the hidden size in \
                \(NumberText.count(plots.count, "panel", "panels")). \
                \(study.growth.joined(separator: " "))
                """,
            chart: Plots(title: RichText(headline), plots: plots))
    }

    /// The course that the points of all slices have in common.
    private static func course(of study: RoundingStudy) -> Course? {
        Course.common(
            to: study.series.map { series in
                series.cells.compactMap(\.lifetimeSample).map { Course.Point(value: $0.y, isBound: $0.isLowerBound) }
            })
    }

    /// The recurrent cell with the rates of its slices.
    private static func heading(of cell: String, in study: RoundingStudy) -> String {
        let series = study.series.filter { $0.slice.cell.title == cell }
        let rates = series.compactMap { series in
            series.law.map { law in
                let rate = NumberText.fixed(law.rate, decimals: 2)
                return study.variants.count > 1 ? "\(rate) (\(series.variant))" : rate
            }
        }
        return rates.isEmpty ? cell : "\(cell): α = \(rates.joined(separator: ", "))"
    }

    /// What lines are, in a sentence after a space; empty if there are none.
    private static func lines(of study: RoundingStudy) -> String {
        study.series.contains { $0.law != nil } ? " Lines are weighted least-squares fits to the filled symbols." : ""
    }

    /// The points of a slice, filled and empty, and the line of its law.
    private static func plotSeries(
        of series: RoundingStudy.Series, kind: Int, isOnly: Bool, on axis: Plots.Axis
    ) -> [Plots.Series] {
        let color = kind == 0 ? Plots.SeriesColor.first : .second
        func points(_ symbol: Plots.Symbol, name: String, isMetastable: Bool) -> Plots.Series {
            Plots.Series(
                name: name, dataName: isOnly ? "" : series.variant,
                kind: isMetastable ? "metastable" : "not metastable", color: color, symbol: symbol,
                samples: series.cells.filter { $0.regime.isMetastable == isMetastable }.compactMap(\.lifetimeSample))
        }
        var plotted = [
            points(kind == 0 ? .ring : .openDiamond, name: "", isMetastable: false),
            points(kind == 0 ? .disc : .diamond, name: isOnly ? "" : series.variant, isMetastable: true),
        ]
        if let law = series.law, let least = law.hiddenSizes.first, let most = law.hiddenSizes.last {
            // An exponential law is a straight line on a linear axis of sizes, otherwise a curve.
            let pieces = axis.scale == .linear ? 1 : 32
            let line = (0...pieces).map { piece in
                let size = Double(least) + Double(most - least) * Double(piece) / Double(pieces)
                return Plots.Sample(x: size, y: law.lifetime(hiddenSize: size))
            }
            plotted.insert(
                Plots.Series(
                    name: "", dataName: isOnly ? "" : series.variant, kind: "least-squares fit", color: color,
                    line: kind == 0 ? .solid : .dashed, samples: line), at: 0)
        }
        return plotted
    }
}

extension RoundingStudy.Cell {
    /// The mean lifetime with its interval, or its bound; nil if it is 0, which a logarithmic axis cannot show.
    fileprivate var lifetimeSample: Plots.Sample? {
        if let exponential = regime.exponential {
            guard exponential.mean > 0 else { return nil }
            return Plots.Sample(
                x: Double(hiddenSize), y: exponential.mean,
                interval: regime.isMetastable ? exponential.interval.map { $0.low...$0.high } : nil,
                note: "\(NumberText.grouped(exponential.events)) of \(NumberText.count(regime.runs, "run", "runs"))")
        }
        return regime.lifetimeBound.map { bound in
            Plots.Sample(
                x: Double(hiddenSize), y: bound, isLowerBound: true,
                note: "None of \(NumberText.count(regime.runs, "run", "runs"))")
        }
    }
}

extension Plots.Axis {
    /// An axis of hidden sizes: logarithmic with a number for each size if each is at least a third larger than the one
    /// before, otherwise linear with round numbers.
    fileprivate init(hiddenSizes: [Int]) {
        let sizes = Set(hiddenSizes).sorted()
        let isSpread = zip(sizes, sizes.dropFirst()).allSatisfy { 3 * $1 > 4 * $0 }
        self.init(
            "Hidden size", isSpread ? .logarithmic : .linear,
            marks: isSpread ? sizes.map { Plots.Mark(Double($0), label: RichText(NumberText.grouped($0))) } : [])
    }
}
