import MemoryExperiment
import Recurrent
import Support
import Typesetting

extension Table {
    /// By every criterion and input size, at how many hidden sizes one recurrent cell remembers longer than another.
    static func gates(name: String, of study: GatesStudy) -> Table {
        Table(
            name: name, title: "Hidden sizes at which \(study.cell.title) networks remember longer",
            caption: """
                Entries give the number of hidden sizes, out of \(NumberText.grouped(study.hiddenSizes.count)), at which the \
                \(study.cell.noun) has the larger median of shared steps until the criterion first holds. Brackets give the \
                number with equal medians or too many censored runs to tell. Each setting has \
                \(NumberText.count(study.runs, "run", "runs")).
                """,
            stubHeads: study.others.count > 1 ? ["Compared with", "Criterion"] : ["Criterion"], spanner: "Input size",
            columns: study.inputSizes.map(NumberText.grouped),
            rows: study.comparisons.map { comparison in
                TableRow(
                    labels: (study.others.count > 1 ? [comparison.other.title] : []) + [comparison.criterion.name],
                    cells: comparison.tallies.map(cell))
            },
            records: records(of: study))
    }

    private static func cell(_ tally: GatesStudy.Tally) -> TableCell {
        guard tally.count > 0 else { return .empty }
        return TableCell("\(tally.longer)", detail: tally.undecided > 0 ? "(\(tally.undecided))" : "")
    }

    private static func records(of study: GatesStudy) -> Records {
        Records(
            columns: [
                "cell", "other_cell", "criterion", "input_size", "hidden_sizes", "longer", "undecided", "shorter",
            ],
            rows: study.comparisons.flatMap { comparison in
                zip(study.inputSizes, comparison.tallies).map { inputSize, tally in
                    [
                        .text(study.cell.rawValue), .text(comparison.other.rawValue), .text(comparison.criterion.name),
                        .integer(inputSize), .integer(tally.count), .integer(tally.longer), .integer(tally.undecided),
                        .integer(tally.shorter),
                    ]
                }
            })
    }
}
