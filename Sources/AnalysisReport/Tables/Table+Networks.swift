import Analysis
import MemoryExperiment
import Recurrent
import Support
import Typesetting

extension Table {
    /// The networks with their exponents, and the steps that these predict beside the measured ones.
    static func networks(_ studies: [NetworkStudy]) -> Table {
        let isSeveral = studies.contains(where: \.hasSeveralTimeScales)
        return Table(
            name: "networks", title: "Exponents and predicted steps",
            caption: """
                λ is the largest conditional exponent along the input, in nats per step, with its standard error. \
                Predicted steps are ln(d₀/ε)/|λ|, from the initial difference d₀ to the tolerance ε; the measured ones \
                are medians of the warm-up.
                """,
            stubHeads: ["Network"], spanner: "",
            columns: ["Sizes", "Tolerance", "λ", "Predicted", "Measured", "Measured/predicted"],
            rows: studies.map { study in
                TableRow(
                    labels: [study.title],
                    cells: [
                        TableCell(study.architecture), TableCell(study.main.tolerance.label),
                        TableCell(study.exponentText), study.cell(study.predictedSteps?.rounded()),
                        study.cell(study.main.median),
                        study.ratioToPrediction.map {
                            TableCell(
                                NumberText.significant($0, digits: 2),
                                detail: study.hasSeveralTimeScales ? "several time scales" : "")
                        } ?? .empty,
                    ])
            },
            footnotes: isSeveral
                ? ["Several time scales: measured and predicted steps differ by more than a factor of 2."] : [],
            records: Records(
                columns: [
                    "file", "sha256", "module", "cell", "layers", "input_size", "hidden_sizes", "lambda",
                    "lambda_error", "d0", "tolerance", "predicted", "median", "q95", "several_time_scales",
                ],
                rows: studies.map(record)))
    }

    private static func record(_ study: NetworkStudy) -> [Scalar] {
        let configuration = study.configuration
        return [
            .text(study.file.file), .text(study.file.digest), .text(study.file.module),
            .text(configuration.cell.kind.rawValue), .integer(configuration.layers),
            .integer(configuration.inputSize),
            .text(configuration.hiddenSizes.map(String.init).joined(separator: " ")),
            finite(study.reading.exponent.largest), finite(study.reading.exponent.standardError),
            finite(study.initialDifference), .text(study.main.tolerance.text), Scalar(study.predictedSteps),
            Scalar(study.main.median), Scalar(study.main.quantile95), .flag(study.hasSeveralTimeScales),
        ]
    }

    private static func finite(_ value: Double?) -> Scalar { Scalar(value.flatMap { $0.isFinite ? $0 : nil }) }
}
