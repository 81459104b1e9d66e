import Analysis
import Statistics
import Support
import Typesetting

extension Table {
    /// How much longer the second of two networks remembers than the first, from the same starts; nil if they share none.
    static func differences(from first: NetworkStudy, to second: NetworkStudy) -> Table? {
        let differences = NetworkStudy.differences(from: first, to: second)
        guard !differences.isEmpty else { return nil }
        let isKnown = differences.allSatisfy { $0.steps.median != nil && $0.steps.low != nil && $0.steps.high != nil }
        return Table(
            name: "differences", title: "Change of memory from \(first.title) to \(second.title)",
            caption: """
                Entries give the median over starts of the settled steps of \(second.title) minus those of \
                \(first.title) at the same start, with its 95\u{A0}% interval by the sign test, which needs independent \
                starts.
                """,
            stubHeads: ["Protocol", "Tolerance"], spanner: "",
            columns: ["Pairs", "Median", "Low", "High"],
            rows: differences.map { difference in
                TableRow(
                    labels: [difference.analysisProtocol.title.capitalizedFirst, difference.tolerance.label],
                    cells: [TableCell(NumberText.grouped(difference.steps.pairs))]
                        + [difference.steps.median, difference.steps.low, difference.steps.high].map(cell))
            },
            footnotes: isKnown ? [] : ["“–” marks unknown numbers: some starts are censored or too few."],
            records: Records(
                columns: [
                    "first", "first_module", "second", "second_module", "protocol", "tolerance", "pairs", "median",
                    "ci_low", "ci_high",
                ],
                rows: differences.map { difference in
                    [
                        .text(first.file.file), .text(first.file.module), .text(second.file.file),
                        .text(second.file.module), .text(difference.analysisProtocol.rawValue),
                        .text(difference.tolerance.text), .integer(difference.steps.pairs),
                        Scalar(difference.steps.median), Scalar(difference.steps.low), Scalar(difference.steps.high),
                    ]
                }))
    }

    private static func cell(_ steps: Double?) -> TableCell {
        steps.map { TableCell(NetworkStudy.signed($0)) } ?? .empty
    }
}

extension NetworkStudy {
    /// The differences of two networks at the same starts; empty if they read different inputs.
    static func differences(from first: NetworkStudy, to second: NetworkStudy) -> [PairedDifference] {
        let isSameInput =
            first.subject.recording?.digest == second.subject.recording?.digest
            && (first.subject.recording != nil || first.configuration == second.configuration)
            && first.subject.seed == second.subject.seed
        return isSameInput ? PairedDifference.all(from: first.reading, to: second.reading) : []
    }

    /// How the memory changes to that of another network, in a sentence; nil if nothing is known.
    func change(to other: NetworkStudy) -> String? {
        let differences = Self.differences(from: self, to: other)
        let difference = differences.first { $0.analysisProtocol == .warmUp && $0.tolerance == main.tolerance }
        guard let steps = difference?.steps, let median = steps.median else { return nil }
        let pairs = NumberText.count(steps.pairs, "start", "starts")
        let interval =
            steps.low.flatMap { low in
                steps.high.map { "; 95\u{A0}% interval \(Self.signed(low)) to \(Self.signed($0))" }
            } ?? ""
        return """
            From the same \(pairs), the warm-up of \(other.title) differs from that of \(title) by a median of \
            \(Self.signed(median)) \(median.magnitude == 1 ? "step" : "steps")\(interval).
            """
    }

    /// A difference of steps, which is a whole number or lies half-way between two.
    fileprivate static func signed(_ steps: Double) -> String {
        NumberText.signed(steps, decimals: steps == steps.rounded() ? 0 : 1)
    }
}
