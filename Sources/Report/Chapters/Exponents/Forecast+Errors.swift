import Charts
import MemoryExperiment
import Recurrent
import Support

extension Forecast {
    /// The errors of predicted steps at one hidden size.
    struct SizeErrors: Sendable, Hashable {
        /// The hidden size.
        let hiddenSize: Int
        /// The mean over input sizes of predicted over measured steps, minus 1.
        let mean: Double
        /// The least and the largest of them.
        let range: ClosedRange<Double>
    }

    /// The errors for a recurrent cell and criterion, by hidden size, ascending.
    func errors(of cell: CellKind, _ criterion: Criterion) -> [SizeErrors] {
        let entries = entries.filter { $0.key.cell == cell && $0.criterion == criterion }
        return Dictionary(grouping: entries, by: \.key.hiddenSize).compactMap { size, entries in
            guard let mean = entries.errors?.signed, let least = entries.map(\.error).min(),
                let most = entries.map(\.error).max()
            else { return nil }
            return SizeErrors(hiddenSize: size, mean: mean, range: least...most)
        }.sorted { $0.hiddenSize < $1.hiddenSize }
    }

    /// A plot of errors by hidden size for each forecast; none if some forecast has a single hidden size.
    static func errorPlots(_ forecasts: [Forecast], of criterion: Criterion) -> [Plots.Plot] {
        let sizes = Set(forecasts.flatMap(\.entries).filter { $0.criterion == criterion }.map(\.key.hiddenSize))
            .sorted()
        guard forecasts.allSatisfy({ $0.sizeCount(criterion) > 1 }) else { return [] }
        let lines = forecasts.map { forecast in
            CellKind.allCases.map { (cell: $0, errors: forecast.errors(of: $0, criterion)) }.filter {
                !$0.errors.isEmpty
            }
        }
        let ends = lines.flatMap { $0.flatMap(\.errors) }.flatMap {
            [100 * $0.range.lowerBound, 100 * $0.range.upperBound]
        }
        return lines.map { lines in
            Plots.Plot(
                horizontal: Plots.Axis(
                    "Hidden size", .logarithmic,
                    marks: sizes.map { Plots.Mark(Double($0), label: RichText(NumberText.grouped($0))) }),
                vertical: Plots.Axis("Error, %", .linear, including: ends),
                series: lines.enumerated().map { index, line in
                    series(of: line.cell, line.errors, offset: Double(index) - Double(lines.count - 1) / 2)
                },
                references: [.horizontal(0)])
        }
    }

    /// The number of hidden sizes with a prediction of a criterion.
    private func sizeCount(_ criterion: Criterion) -> Int {
        Set(entries.filter { $0.criterion == criterion }.map(\.key.hiddenSize)).count
    }

    /// The errors of one recurrent cell.
    ///
    /// - Parameter offset: The place beside other recurrent cells, so that their bars do not cover each other.
    private static func series(of cell: CellKind, _ errors: [SizeErrors], offset: Double) -> Plots.Series {
        Plots.Series(
            name: cell.title + ", difference", color: cell.color, symbol: cell.symbols.filled,
            samples: errors.map { errors in
                let size = NumberText.grouped(errors.hiddenSize)
                return Plots.Sample(
                    x: Double(errors.hiddenSize) * (1 + 0.08 * offset), y: 100 * errors.mean,
                    interval: 100 * errors.range.lowerBound...100 * errors.range.upperBound,
                    note: "\(cell.title), hidden size \(size)",
                    details: [
                        HotRegion.Detail("Mean error", NumberText.signedPercent(errors.mean)),
                        HotRegion.Detail(
                            "Range",
                            "\(NumberText.signedPercent(errors.range.lowerBound)) to \(NumberText.signedPercent(errors.range.upperBound))"
                        ),
                    ])
            })
    }
}

extension NumberText {
    /// A share of 1 in percent with its sign and one decimal, such as `+4.1 %`.
    fileprivate static func signedPercent(_ share: Double) -> String { signed(100 * share, decimals: 1) + "\u{A0}%" }
}
