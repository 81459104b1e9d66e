import MemoryExperiment
import Support
import Typesetting

extension Table {
    /// The identity of the two sides, and every key in which they differ.
    static func compared(_ difference: ExperimentDifference) -> Table {
        let hasPairs = difference.variants.count > 1
        let pairs = difference.settingDifferences
        // Differences common to all pairs of variants are listed once.
        let shared = pairs.first?.differences.filter { key in pairs.allSatisfy { $0.differences.contains(key) } } ?? []
        let facts = difference.facts.map { ("", $0) } + shared.map { ("", ($0.key, $0.first, $0.second)) }
        let settings = pairs.flatMap { pair, differences in
            differences.filter { !shared.contains($0) }.map { (pair.title, ($0.key, $0.first, $0.second)) }
        }
        let rows = (facts + settings).map { variant, fact in
            TableRow(
                labels: (hasPairs ? [variant] : []) + [fact.0], cells: [TableCell(fact.1), TableCell(fact.2)])
        }
        return Table(
            name: "compared", title: "What is compared",
            caption: difference.hasSameSettings
                ? "Both sides have the same settings and sizes."
                : "The table identifies both sides and lists every key in which their experiments differ.",
            stubHeads: hasPairs ? ["Variants", "Key"] : ["Key"], spanner: "", columns: ["A", "B"], rows: rows,
            records: Records(
                columns: ["variants", "key", "a", "b"],
                rows: (facts + settings).map { [.text($0.0), .text($0.1.0), .text($0.1.1), .text($0.1.2)] }))
    }
}

extension ExperimentDifference {
    /// The facts that identify the sides, each with its name.
    fileprivate var facts: [(String, String, String)] {
        func text(_ side: ComparedSide, _ value: (MeasuredSide) -> String, published: String) -> String {
            side.measured.map(value) ?? published
        }
        func row(
            _ name: String, _ value: (MeasuredSide) -> String, published: String = "–"
        ) -> (String, String, String) {
            (name, text(first, value, published: published), text(second, value, published: published))
        }
        var rows = [
            row("experiment", { $0.experiment.name }, published: "\(PublishedTable.author), \(PublishedTable.date)"),
            row("digest", { "\($0.experiment.digest.prefix(12))…" }),
            row("arithmetic", { String($0.arithmetic) }),
        ]
        if first.measured == nil || second.measured == nil {
            rows.append(
                row(
                    "runs per table cell", { NumberText.grouped($0.experiment.plan.runsPerCell) },
                    published: NumberText.grouped(PublishedComparison.publishedRuns)))
        }
        let base = VariantPair(first: Variant.baseName, second: Variant.baseName)
        if let pair = variants.first, variants.count == 1, pair != base {
            rows.append(
                (
                    "variant", first.measured == nil ? "–" : pair.first, second.measured == nil ? "–" : pair.second
                ))
        }
        return rows
    }

    /// The keys in which the sides differ, for each pair of variants; none beside a publication.
    var settingDifferences: [(pair: VariantPair, differences: [SettingDifference])] {
        guard let one = first.measured, let other = second.measured else { return [] }
        return variants.map { pair in
            (
                pair,
                SettingDifference.differences((one.experiment, pair.first), (other.experiment, pair.second))
            )
        }
    }

    /// Whether both sides are measured, and no key differs.
    fileprivate var hasSameSettings: Bool {
        let differences = settingDifferences
        return !differences.isEmpty && differences.allSatisfy(\.differences.isEmpty)
    }
}
