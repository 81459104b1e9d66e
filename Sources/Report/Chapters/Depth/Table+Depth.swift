import MemoryExperiment
import Recurrent
import Support
import Typesetting

extension Table {
    /// Steps and exponents by layers and sizes.
    static func depth(name: String, of study: DepthStudy) -> Table {
        Table(
            name: name, title: "Steps of stacks \(study.criterion.words.goal)",
            caption: """
                Entries give the mean ± standard deviation of the number of shared steps \(study.criterion.words.goal) in the \
                top layer. Each setting has \(NumberText.count(study.runs, "run", "runs")) at input size \
                \(NumberText.grouped(study.inputSize)).
                """,
            stubHeads: ["Recurrent cell", "Layers"], spanner: "Hidden size",
            columns: study.hiddenSizes.map(NumberText.grouped),
            rows: study.cells.flatMap { cell in
                study.layers.indices.map { index in row(of: cell, at: index, in: study) }
            },
            records: records(of: study))
    }

    private static func row(of cell: CellKind, at index: Int, in study: DepthStudy) -> TableRow {
        TableRow(
            labels: [cell.title, NumberText.grouped(study.layers[index])],
            cells: study.lines.filter { $0.cell == cell }.map { line in
                line.steps.indices.contains(index)
                    ? CellText.mean(line.steps[index], sharedSteps: study.sharedSteps) : .empty
            })
    }

    /// One record per stack, with the exponent of its top layer if the deepest stack has it.
    private static func records(of study: DepthStudy) -> Records {
        let rows = study.lines.flatMap { line in
            zip(line.steps, line.predictedSteps).map { cell, predicted -> [Scalar] in
                let layer = cell.key.layers - 1
                let exponent = line.exponents.indices.contains(layer) ? line.exponents[layer] : nil
                let closedForm = line.closedForms.indices.contains(layer) ? line.closedForms[layer] : nil
                return [
                    .text(line.cell.rawValue), .integer(study.inputSize), .integer(line.hiddenSize),
                    .integer(cell.key.layers), .integer(cell.runs), .integer(cell.censored), Scalar(cell.mean),
                    Scalar(cell.standardDeviation), Scalar(cell.median), Scalar(predicted), Scalar(exponent?.mean),
                    Scalar(exponent?.standardError), Scalar(closedForm),
                ]
            }
        }
        return Records(
            columns: [
                "cell", "input_size", "hidden_size", "layers", "runs", "censored", "mean", "sd", "median",
                "predicted_steps", "top_layer_exponent", "standard_error", "closed_form",
            ],
            rows: rows)
    }
}
