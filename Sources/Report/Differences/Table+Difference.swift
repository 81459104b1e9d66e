import MemoryExperiment
import Recurrent
import Statistics
import Support
import Typesetting

extension Table {
    /// Both sides' means or medians of each setting, and their difference with its interval.
    static func difference(of slice: SliceDifference, in difference: ExperimentDifference) -> Table {
        let names = difference.names
        return Table(
            name: difference.name(of: slice), title: "\(difference.title(of: slice)): A − B",
            caption: """
                A is \(names.first), B is \(names.second). Rows hold steps (\(difference.quantity)), and A − B ± half its \
                \(difference.request.levelText) interval.
                """,
            stubHeads: ["Input size", ""], spanner: "Hidden size",
            columns: slice.hiddenSizes.map(NumberText.grouped),
            rows: slice.inputSizes.indices.flatMap { difference.rows(at: $0, of: slice) },
            footnotes: [difference.tableNote(on: slice)], records: difference.records(of: [slice]))
    }

    /// The differences of all slices, for programs alone.
    static func differences(of difference: ExperimentDifference) -> Table {
        Table(
            name: "differences", title: "A − B", caption: difference.summary, stubHeads: [], spanner: "", columns: [],
            rows: [], records: difference.records(of: difference.slices))
    }
}

extension ExperimentDifference {
    /// The meaning of a star.
    var starNote: String { "* marks a difference at \(request.riskText) after Holm’s correction for all tests." }

    /// The meaning of the marks in a slice's table.
    fileprivate func tableNote(on slice: SliceDifference) -> String {
        let censored = slice.present.map(\.cell.difference).filter { $0.meanDifference == nil }
        guard !censored.isEmpty else { return starNote }
        let test =
            censored.contains { $0.survival != nil }
            ? ", and a log-rank test (uncorrected p) tells whether A is later or sooner than B" : ""
        let same = censored.contains(where: \.isOfSameRuns) ? " “same” marks the same runs on both sides." : ""
        return """
            \(starNote) If runs are censored, “med.” marks the Kaplan–Meier median or its bound\(test).\(same)
            """
    }

    /// The three rows of one input size.
    fileprivate func rows(at row: Int, of slice: SliceDifference) -> [TableRow] {
        let size = NumberText.grouped(slice.inputSizes[row])
        func cells(_ text: (SliceDifference.Cell) -> TableCell) -> [TableCell] {
            slice.hiddenSizes.indices.map { slice[row, $0].map(text) ?? .empty }
        }
        return [
            TableRow(
                labels: [size, "A"],
                cells: cells { side($0.difference.first, sharedSteps: slice.sharedSteps.first) }),
            TableRow(
                labels: [size, "B"],
                cells: cells { side($0.difference.second, sharedSteps: slice.sharedSteps.second) }),
            TableRow(labels: [size, "A − B"], cells: cells(differenceCell)),
        ]
    }

    private func side(_ side: CellDifference.Side, sharedSteps: Int) -> TableCell {
        if let mean = side.mean { return TableCell(NumberText.fixed(mean, decimals: decimals)) }
        return TableCell(side.statistics.map { CellText.censored($0, sharedSteps: sharedSteps) } ?? "–")
    }

    private func differenceCell(_ cell: SliceDifference.Cell) -> TableCell {
        guard let means = cell.difference.meanDifference else {
            let probability = cell.difference.probability.map { NumberText.probability($0, of: "p") } ?? ""
            return TableCell(label(of: cell), detail: probability)
        }
        let margin = means.interval(level: request.level).map { ($0.high - $0.low) / 2 }
        return TableCell(
            label(of: cell), detail: margin.map { "± \(NumberText.fixed($0, decimals: decimals))" } ?? "")
    }

    /// A difference, or which side is later, with a star if it is significant.
    ///
    /// - Parameter isShort: Whether room is short, so that a decimal is dropped after two digits.
    func label(of cell: SliceDifference.Cell, isShort: Bool = false) -> String {
        let star = isSignificant(cell) ? "*" : ""
        switch cell.difference.outcome {
        case .means(let difference):
            let decimals = !isShort ? decimals : difference.value.magnitude < 9.95 ? 1 : 0
            return NumberText.signed(difference.value, decimals: decimals) + star
        case .survival:
            let direction = cell.difference.direction
            return (direction > 0 ? "later" : direction < 0 ? "sooner" : "alike") + star
        case .untested(.sameRuns): return "same"
        case .untested: return "–"
        }
    }

    /// One record per table cell that both sides have.
    fileprivate func records(of slices: [SliceDifference]) -> Records {
        Records(
            columns: [
                "cell", "layers", "variant_a", "variant_b", "input_size", "hidden_size", "runs_a", "runs_b",
                "censored_a",
                "censored_b", "mean_a", "mean_b", "median_a", "median_b", "test", "difference", "standard_error",
                "ci_low", "ci_high",
                "statistic", "df", "p", "p_holm", "p_permutation",
            ],
            rows: slices.flatMap { slice in
                slice.present.map { entry in
                    record(of: entry.cell, in: slice, inputSize: entry.inputSize, hiddenSize: entry.hiddenSize)
                }
            })
    }

    private func record(
        of cell: SliceDifference.Cell, in slice: SliceDifference, inputSize: Int, hiddenSize: Int
    ) -> [Scalar] {
        let (one, other) = (cell.difference.first.statistics, cell.difference.second.statistics)
        let means = cell.difference.meanDifference
        let interval = means?.interval(level: request.level)
        func variant(_ side: ComparedSide, _ name: String) -> Scalar { side.measured == nil ? .empty : .text(name) }
        func count(_ statistics: CellStatistics?, _ value: KeyPath<CellStatistics, Int>) -> Scalar {
            statistics.map { .integer($0[keyPath: value]) } ?? .empty
        }
        let key: [Scalar] = [
            .text(slice.cell.rawValue), .integer(slice.layers), variant(first, slice.variants.first),
            variant(second, slice.variants.second), .integer(inputSize), .integer(hiddenSize),
        ]
        let sides: [Scalar] = [
            count(one, \.runs), count(other, \.runs), count(one, \.censored), count(other, \.censored),
            Scalar(cell.difference.first.mean), Scalar(cell.difference.second.mean), Scalar(one?.median),
            Scalar(other?.median),
        ]
        let outcome: [Scalar] = [
            test(of: cell.difference), Scalar(means?.value), Scalar(means?.standardError), Scalar(interval?.low),
            Scalar(interval?.high),
            Scalar(means?.statistic ?? cell.difference.survival?.statistic),
            Scalar(means?.statistic == nil ? nil : means?.degreesOfFreedom), Scalar(cell.difference.probability),
            Scalar(cell.corrected), Scalar(means?.permutation?.value),
        ]
        return key + sides + outcome
    }

    /// The name of the test, for programs.
    private func test(of difference: CellDifference) -> Scalar {
        switch difference.outcome {
        case .means(let means) where means.probability == nil: .empty
        case .means(let means):
            switch means.design {
            case .same: .text("same")
            case .paired: .text("paired-t")
            case .independent: .text("welch-t")
            case .published: .text("published-t")
            }
        case .survival: .text("log-rank")
        case .untested(.sameRuns): .text("same")
        case .untested: .empty
        }
    }
}
