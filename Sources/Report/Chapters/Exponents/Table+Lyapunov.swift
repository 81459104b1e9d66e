import MemoryExperiment
import Recurrent
import Support
import Typesetting

extension Table {
    /// The exponents of every setting with what they predict.
    ///
    /// Readers see three input sizes at most; the records hold all.
    static func lyapunov(name: String, of study: ExponentStudy) -> Table {
        let cells = study.cells
        let criterion = study.experiment.decayCriterion
        let shown = Self.inputSizes(of: study.experiment)
        let isShort = shown.count < study.experiment.plan.inputSizes.count
        return Table(
            name: name, title: "Lyapunov exponents and what they predict",
            caption: """
                λ is a mean ± standard error over \
                \(NumberText.count(study.experiment.plan.runs, "network", "networks")). Steps \(criterion.words.goal) are \
                means and count the step at which the criterion first holds (first + 1).\(beyondLimits(cells) ? " None is given outside the tested range of the closed form." : "")\
                \(cells.contains(where: \.vanishes) ? " λ is −∞ if differences vanish at once in some network." : "")\
                \(isShort ? " The CSV file has all input sizes." : "")
                """,
            stubHeads: ["Recurrent cell, input size", "Hidden size"], spanner: "",
            columns: [
                "λ, measured", "λ, closed form", "Steps, measured", "Steps, from measured λ", "Steps, from closed form",
            ],
            rows: cells.filter { shown.contains($0.key.inputSize) }.map { row(of: $0, criterion) },
            records: records(of: cells, criterion))
    }

    /// The smallest and the largest input size, and the one that figures show.
    private static func inputSizes(of experiment: Experiment) -> Set<Int> {
        let sizes = experiment.plan.inputSizes
        return Set(
            [sizes.min(), Divergence.nearest(to: Divergence.preferredInputSize, in: sizes), sizes.max()]
                .compactMap(\.self))
    }

    /// Whether some setting of many units has no closed form.
    private static func beyondLimits(_ cells: [CellExponents]) -> Bool {
        cells.contains { $0.closedForm == nil && $0.key.hiddenSize >= MeanField.smallestHiddenSize }
    }

    private static func row(of cell: CellExponents, _ criterion: Criterion) -> TableRow {
        func steps(_ steps: Double?) -> TableCell {
            steps.map { TableCell(NumberText.fixed($0, decimals: 1)) } ?? .empty
        }
        let variant = cell.key.variant == Variant.baseName ? "" : ", \(cell.key.variant)"
        return TableRow(
            labels: [
                "\(cell.key.cell.title)\(variant), input size \(NumberText.grouped(cell.key.inputSize))",
                NumberText.grouped(cell.key.hiddenSize),
            ],
            cells: [
                cell.measured.map { measured in
                    TableCell(
                        NumberText.fixed(measured.mean, decimals: ExponentMean.decimals),
                        detail: measured.standardError.map {
                            "± \(NumberText.fixed($0, decimals: ExponentMean.decimals))"
                        } ?? "")
                } ?? (cell.vanishes ? TableCell("−∞") : .empty),
                cell.closedForm.map { TableCell(NumberText.fixed($0, decimals: ExponentMean.decimals)) } ?? .empty,
                steps(cell.measuredSteps(of: criterion)),
                steps(cell.predictedSteps(of: criterion, from: .measured)),
                steps(cell.predictedSteps(of: criterion, from: .closedForm)),
            ])
    }

    private static func records(of cells: [CellExponents], _ criterion: Criterion) -> Records {
        Records(
            columns: [
                "variant", "cell", "input_size", "hidden_size", "exponent", "standard_error", "closed_form",
                "criterion", "measured_steps", "predicted_steps", "closed_form_steps",
            ],
            rows: cells.map { cell in
                [
                    .text(cell.key.variant), .text(cell.key.cell.rawValue), .integer(cell.key.inputSize),
                    .integer(cell.key.hiddenSize), Scalar(cell.vanishes ? -.infinity : cell.measured?.mean),
                    Scalar(cell.measured?.standardError),
                    Scalar(cell.closedForm), .text(criterion.name), Scalar(cell.measuredSteps(of: criterion)),
                    Scalar(cell.predictedSteps(of: criterion, from: .measured)),
                    Scalar(cell.predictedSteps(of: criterion, from: .closedForm)),
                ]
            })
    }
}
