import Analysis
import Recurrent
import Report
import Support
import Typesetting

extension Table {
    /// The memory of each network on each input; the records have every tolerance.
    package static func memory(of gallery: Gallery) -> Table {
        let rows = gallery.rows.flatMap { row in row.analyses.map { (row, $0) } }
        return Table(
            name: "memory", title: "Shared steps until starts agree to \(gallery.tolerance.label)",
            caption: """
                Entries give the median and the 90\u{A0}% quantile of the settled steps of a warm-up, with their time. λ is \
                the largest conditional exponent along the input, in nats per step. “Never” is the share of starts that \
                violate the tolerance in the last tenth of the horizon. The ratio is that of the medians.
                """,
            stubHeads: ["Network", "Input"], spanner: "",
            columns: [
                "Sizes", "Starts", "Horizon", "λ", "Median", "90\u{A0}%", "Never", "Untrained median",
                "Untrained 90\u{A0}%", "Ratio",
            ],
            rows: rows.map { row, network in
                TableRow(labels: [row.label, network.input.label], cells: network.cells(to: gallery.tolerance))
            },
            footnotes: ["≥ marks lower bounds: runs ended too early to show when enough starts had settled."]
                + [gallery.draws].compactMap(\.self),
            records: Records(
                columns: [
                    "network", "module", "sha256", "cell", "sizes", "input", "input_sha256", "starts",
                    "independent_starts", "horizon", "step_seconds", "weights", "lambda", "lambda_error", "tolerance",
                    "known", "median", "median_at_least", "q90", "q90_at_least", "never",
                ],
                rows: rows.flatMap { $0.1.records }))
    }
}

extension GalleryNetwork {
    fileprivate func cells(to tolerance: Tolerance) -> [TableCell] {
        let (count, other) = (trained.count(to: tolerance), untrained?.memory.count(to: tolerance))
        return [
            TableCell(architecture),
            TableCell(
                NumberText.grouped(starts),
                detail: independentStarts < starts ? "(\(NumberText.grouped(independentStarts)) independent)" : ""),
            TableCell(NumberText.grouped(horizon)), trained.exponentCell, cell(count?.median), cell(count?.quantile90),
            count.map { TableCell(NetworkStudy.percent($0.never)) } ?? .empty,
            cell(other?.median), cell(other?.quantile90),
            MemoryRatio(self, to: tolerance).map { TableCell($0.text) } ?? .empty,
        ]
    }

    private func cell(_ quantile: StepQuantile?) -> TableCell {
        guard let quantile else { return .empty }
        return TableCell(
            (quantile.isBound ? "≥\u{A0}" : "") + StepText.number(quantile.steps),
            detail: text.time(quantile.steps).map { "(\($0))" } ?? "")
    }

    /// A record for each tolerance of the network, then of the untrained one.
    fileprivate var records: [[Scalar]] {
        records(of: trained, "trained")
            + (untrained.map { records(of: $0.memory, "untrained, \($0.initialization.rawValue)") } ?? [])
    }

    private func records(of memory: Memory, _ weights: String) -> [[Scalar]] {
        let inputDigest: Scalar =
            switch input {
            case .noise: .empty
            case .recording(_, let digest): .text(digest)
            }
        let head: [Scalar] = [
            .text(name), .text(module), .text(digest), .text(cell.rawValue),
            .text(sizes.map(String.init).joined(separator: " ")), .text(input.label), inputDigest, .integer(starts),
            .integer(independentStarts), .integer(horizon), Scalar(text.step?.seconds), .text(weights),
            Scalar(memory.exponent), Scalar(memory.exponentError),
        ]
        return memory.counts.map { count in
            head + [.text(count.tolerance.text), .integer(count.known)]
                + count.median.scalars + count.quantile90.scalars + [.number(count.never)]
        }
    }
}

extension StepQuantile {
    /// The known number and the lower bound, one of which is empty.
    fileprivate var scalars: [Scalar] {
        switch self {
        case .known(let steps): [.number(steps), .empty]
        case .atLeast(let steps): [.empty, .number(steps)]
        }
    }
}

extension GalleryNetwork.Memory {
    /// λ with its standard error.
    fileprivate var exponentCell: TableCell {
        guard let exponent else { return TableCell("−∞") }
        return TableCell(ExponentText.text(exponent, error: exponentError ?? 0))
    }
}
