import Charts
import MemoryExperiment
import Recurrent
import Support

extension Figure {
    /// Measured steps against those that exponents predict, and the errors by hidden size, from both sources.
    static func prediction(name: String, of study: ExponentStudy) throws(Unavailable) -> Figure {
        let measured = try study.forecast(from: .measured)
        let closed = try? study.forecast(from: .closedForm)
        let forecasts = [measured, closed].compactMap(\.self)
        let title = "Steps predicted from Lyapunov exponents"
        let headline = Forecast.headline(forecasts) ?? title
        let range = range(of: forecasts.flatMap(\.entries))
        let scale = forecasts.contains { $0.entries.count > 100 } ? 0.75 : 1
        let plots = forecasts.map { forecast in
            Plots.Plot(
                heading: RichText(forecast.source.heading),
                horizontal: Plots.Axis("Predicted steps", .logarithmic, including: range),
                vertical: Plots.Axis("Measured steps", .logarithmic),
                series: CellKind.allCases.flatMap { series(of: $0, in: forecast, scale: scale) },
                references: [.identity],
                form: .square)
        }
        let criterion = study.experiment.decayCriterion
        let errors = Forecast.errorPlots(forecasts, of: criterion)
        return Figure(
            name: name, title: title,
            caption: """
                \(marks(of: study, in: forecasts, isUpper: !errors.isEmpty)) \
                \(errors.isEmpty ? "" : errorWords(of: criterion, in: forecasts))\(measured.omissions)
                """.trimmed,
            alternativeText: """
                \(forecasts.count == 1 ? "One plot" : "Two plots") of measured against predicted steps on equal logarithmic \
                axes, with \(NumberText.list(forecasts.map { NumberText.grouped($0.entries.count) })) \
                \(marks(in: forecasts)) the line of equal numbers. \
                \(Forecast.summary(forecasts))
                """,
            chart: Plots(title: RichText(headline), columns: forecasts.count, plots: plots + errors))
    }

    /// What the marks of the square plots are, in a sentence.
    ///
    /// - Parameter isUpper: Whether there are plots of errors below.
    private static func marks(of study: ExponentStudy, in forecasts: [Forecast], isUpper: Bool) -> String {
        let runs = NumberText.count(study.experiment.plan.runsPerCell, "run", "runs")
        let criteria = study.experiment.settings.criteria.filter { $0.decline != nil }
        func kind(_ words: String, _ criteria: [Criterion]) -> String? {
            criteria.isEmpty ? nil : "\(words) (\(NumberText.list(criteria.ranges)))"
        }
        let kinds = [
            kind("filled for differences", criteria.filter { $0.decline != .angle }),
            kind("open for shared directions", criteria.filter { $0.decline == .angle }),
        ].compactMap(\.self).joined(separator: ", ")
        let subject = isUpper ? plots("Upper", in: forecasts) : "Marks are"
        return "\(subject) means of \(runs) per setting and criterion, \(kinds)."
    }

    /// The meaning of the plots of errors, in a sentence and a space.
    private static func errorWords(of criterion: Criterion, in forecasts: [Forecast]) -> String {
        """
        \(plots("Lower", in: forecasts)) errors of steps \(criterion.words.goal), positive if predictions are too long; marks are \
        means over input sizes, bars reach from the least to the greatest. \

        """
    }

    /// The plots of a row as a subject with its verb.
    private static func plots(_ row: String, in forecasts: [Forecast]) -> String {
        forecasts.count == 1 ? "The \(row.lowercased()) panel shows" : "\(row) panels show"
    }

    /// Where the marks lie: `along` the line of equal numbers if most are within a third of their prediction.
    private static func marks(in forecasts: [Forecast]) -> String {
        let isAlong = forecasts.allSatisfy { forecast in
            forecast.entries.count > 1
                && 2 * forecast.entries.count { $0.error.magnitude < 1.0 / 3 } > forecast.entries.count
        }
        let noun = forecasts.allSatisfy { $0.entries.count == 1 } ? "mark" : "marks"
        return "\(noun) \(isAlong ? "along" : "beside")"
    }

    /// The common range of the axes of all plots.
    private static func range(of entries: [Forecast.Entry]) -> [Double] {
        let numbers = entries.flatMap { [$0.predicted, $0.measured] }
        return [numbers.min(), numbers.max()].compactMap(\.self)
    }

    private static func series(of cell: CellKind, in forecast: Forecast, scale: Double) -> [Plots.Series] {
        let (filled, empty) = cell.symbols
        let entries = forecast.entries.filter { $0.key.cell == cell }
        return [
            (", difference", filled, entries.filter { $0.criterion.decline != .angle }),
            (", direction", empty, entries.filter { $0.criterion.decline == .angle }),
        ].compactMap { name, symbol, entries in
            entries.isEmpty
                ? nil
                : Plots.Series(
                    name: cell.title + name, color: cell.color, symbol: symbol,
                    symbolScale: scale,
                    samples: entries.map { Plots.Sample(x: $0.predicted, y: $0.measured) })
        }
    }
}

extension ExponentSource {
    /// The heading of a plot.
    fileprivate var heading: String {
        switch self {
        case .measured: "Measured exponents"
        case .closedForm: "Closed form"
        }
    }
}
