import Charts
import MemoryExperiment
import Recurrent

extension Figure {
    /// Measured steps against those that exponents predict, from both sources.
    static func prediction(name: String, of study: ExponentStudy) throws(Unavailable) -> Figure {
        let measured = try study.forecast(from: .measured)
        let closed = try? study.forecast(from: .closedForm)
        let forecasts = [measured, closed].compactMap(\.self)
        let title = "Steps as Lyapunov exponents predict them"
        let headline = Forecast.headline(forecasts) ?? title
        let range = range(of: forecasts.flatMap(\.entries))
        let scale = forecasts.contains { $0.entries.count > 100 } ? 0.75 : 1
        let plots = forecasts.map { forecast in
            Plots.Plot(
                heading: RichText(forecast.source.heading),
                horizontal: Plots.Axis("Predicted shared steps", .logarithmic, including: range),
                vertical: Plots.Axis("Measured shared steps", .logarithmic),
                series: CellKind.allCases.flatMap { series(of: $0, in: forecast, scale: scale) },
                references: [.identity],
                form: .square)
        }
        let runs = NumberText.count(study.experiment.plan.runs, "run", "runs")
        return Figure(
            name: name, title: title,
            caption: """
                Shared steps until a criterion first holds, the one at which it does included, against the steps that a \
                Lyapunov exponent λ predicts, ln(d/ε)/|λ|, where d is the difference at the last step of different inputs and \
                ε the one that the criterion asks for. Each mark is the mean over \(runs) of one setting (variant, \
                cell, input size, output size) for one criterion: \(marks(study)). On the line both are equal. \
                \(panels(forecasts)) \(Forecast.summary(forecasts)) \
                Predictions of less than one step are not shown.\(measured.omissions)
                """,
            alternativeText: """
                \(forecasts.count == 1 ? "One plot" : "Two plots") of measured against predicted steps on equal logarithmic \
                axes, with \(NumberText.list(forecasts.map { NumberText.grouped($0.entries.count) })) \
                \(marks(in: forecasts)) the line of equal numbers. \
                \(Forecast.summary(forecasts))
                """,
            chart: Plots(title: RichText(headline), plots: plots))
    }

    /// Which marks stand for which criteria.
    private static func marks(_ study: ExponentStudy) -> String {
        let criteria = study.experiment.settings.criteria
        let sizes = Wording.sizes(of: criteria.sizes).map { "filled for a largest difference below \($0)" }
        let angle = criteria.contains { $0.decline == .angle } ? "empty for outputs of one direction" : nil
        return [sizes, angle].compactMap(\.self).joined(separator: ", ")
    }

    /// What the marks are to the line of equal numbers: along it where most are within a third of their prediction.
    private static func marks(in forecasts: [Forecast]) -> String {
        let isAlong = forecasts.allSatisfy { forecast in
            forecast.entries.count > 1
                && 2 * forecast.entries.count { $0.error.magnitude < 1.0 / 3 } > forecast.entries.count
        }
        let noun = forecasts.allSatisfy { $0.entries.count == 1 } ? "mark" : "marks"
        return "\(noun) \(isAlong ? "along" : "beside")"
    }

    private static func panels(_ forecasts: [Forecast]) -> String {
        forecasts.count == 1
            ? "The exponents are those measured in each network."
            : """
            First from the exponents that were measured in each network, then from the closed form, for \
            \(MeanField.smallestHiddenSize) units or more\
            \(forecasts.contains { $0.leftOut.unknownLarge > 0 } ? " within the range in which it was tested" : "").
            """
    }

    /// The numbers that the axes of all plots have in common.
    private static func range(of entries: [Forecast.Entry]) -> [Double] {
        let numbers = entries.flatMap { [$0.predicted, $0.measured] }
        return [numbers.min(), numbers.max()].compactMap(\.self)
    }

    private static func series(of cell: CellKind, in forecast: Forecast, scale: Double) -> [Plots.Series] {
        let (filled, empty) = cell.symbols
        let entries = forecast.entries.filter { $0.key.cell == cell }
        return [
            (", size", filled, entries.filter { $0.criterion.decline != .angle }),
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
    /// What stands above a plot.
    fileprivate var heading: String {
        switch self {
        case .measured: "From measured exponents"
        case .closedForm: "From the closed form"
        }
    }
}
