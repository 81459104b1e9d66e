import MemoryExperiment
import Support
import Typesetting

extension Table {
    /// The errors of predicted steps and exponents.
    ///
    /// - Throws: `Unavailable` if nothing is predicted that was measured.
    static func predictionErrors(name: String, of study: ExponentStudy) throws(Unavailable) -> Table {
        let errors = study.predictionErrors
        guard !errors.isEmpty else { throw Unavailable("Nothing predicted by exponents was measured.") }
        return Table(
            name: name, title: "Errors of predictions",
            caption: """
                Errors are relative to measured means; positive ones mean that predictions are too long.
                """,
            stubHeads: ["Prediction", "Source"], spanner: "",
            columns: ["Hidden sizes", "Settings", "Mean absolute error", "Largest absolute error", "Mean error"],
            rows: errors.map { error in
                TableRow(
                    labels: [error.quantity.title, error.source.label],
                    cells: [
                        TableCell(error.hiddenSizesText), TableCell(NumberText.grouped(error.errors.count)),
                        TableCell(NumberText.percent(error.errors.mean)),
                        TableCell(NumberText.percent(error.errors.largest)),
                        TableCell(NumberText.signed(100 * error.errors.signed, decimals: 1) + "\u{A0}%"),
                    ])
            },
            records: Records(
                columns: [
                    "quantity", "source", "smallest_hidden_size", "largest_hidden_size", "settings", "mean_error",
                    "largest_error", "mean_signed_error",
                ],
                rows: errors.map { error in
                    [
                        .text(error.quantity.name), .text(error.source.rawValue),
                        .integer(error.hiddenSizes.lowerBound), .integer(error.hiddenSizes.upperBound),
                        .integer(error.errors.count), Scalar(error.errors.mean), Scalar(error.errors.largest),
                        Scalar(error.errors.signed),
                    ]
                }))
    }
}

extension PredictionError {
    /// The hidden sizes, such as `16 to 128`.
    fileprivate var hiddenSizesText: String {
        let ends = [hiddenSizes.lowerBound, hiddenSizes.upperBound].map(NumberText.grouped)
        return hiddenSizes.count == 1 ? ends[0] : ends.joined(separator: " to ")
    }
}

extension PredictionError.Quantity {
    /// The quantity for readers.
    fileprivate var title: String {
        switch self {
        case .steps(let criterion): "Steps \(criterion.words.goal)"
        case .exponent: "λ"
        }
    }

    /// The quantity in records.
    fileprivate var name: String {
        switch self {
        case .steps(let criterion): criterion.name
        case .exponent: "exponent"
        }
    }
}
