import Analysis
import Recurrent
import Statistics
import Support

/// What an analysis found, as lines for a terminal.
struct TerminalSummary: Sendable {
    private let studies: [NetworkStudy]

    init(_ studies: [NetworkStudy]) {
        self.studies = studies
    }

    /// About fifteen lines for each network, ending with a line feed.
    var text: String { studies.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "\n") }

    private func lines(of study: NetworkStudy) -> [String] {
        var lines = ["\(study.title): \(study.architecture)", study.answer, study.proof, ""]
        lines += table(of: study) + [""]
        lines.append(fact("lambda", "\(study.exponentText) per step\(prediction(of: study))"))
        if let untrained = study.mainUntrained {
            let steps = untrained.warmUpSteps.map(study.text.full) ?? "unknown"
            lines.append(fact("untrained", "95\u{A0}% of starts within \(untrained.tolerance.label) after \(steps)"))
        }
        if let unit = UnitRanking(study).findings.first { lines.append(fact("units", unit)) }
        lines += study.resetFindings.map { fact("resets", $0) }
        lines += study.driftFindings.prefix(1).map { fact("drift", $0) }
        lines.append(fact("input", input(of: study)))
        lines.append(fact("sha256", study.file.digest))
        return lines.map { $0.asPlainName }
    }

    private func fact(_ name: String, _ text: String) -> String {
        name + String(repeating: " ", count: max(12 - name.count, 1)) + text
    }

    private func prediction(of study: NetworkStudy) -> String {
        guard let predicted = study.predictedSteps, let median = study.main.median else { return "" }
        let scales = study.hasSeveralTimeScales ? "; several time scales" : ""
        return ", predicts \(StepText.number(predicted.rounded())) steps, measured \(StepText.number(median))\(scales)"
    }

    private func input(of study: NetworkStudy) -> String {
        let name = study.recording.map { "\($0.name), SHA-256 \($0.digest)" } ?? "standard normal noise"
        return """
            \(name); \(study.reading.precision.rawValue); \
            \(NumberText.count(study.reading.starts, "start", "starts")), \
            \(NumberText.grouped(study.reading.effectiveStarts)) independent; horizon \
            \(NumberText.grouped(study.reading.horizon))
            """
    }

    /// Quantiles of the warm-up in aligned columns.
    private func table(of study: NetworkStudy) -> [String] {
        func steps(_ value: Double?) -> String { value.map(StepText.number) ?? "–" }
        let heads = ["warm-up to", "median", "90 %", "95 %", "bound", "99 %", "worst", "never"]
        let rows = (study.settled[.warmUp] ?? []).map { summary in
            [
                summary.tolerance.label, steps(summary.median), steps(summary.quantile90), steps(summary.quantile95),
                steps(summary.interval95?.high.map(Double.init)), steps(summary.quantile99),
                steps(summary.worst.map(Double.init)), NetworkStudy.percent(summary.never),
            ]
        }
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
        return ([heads] + rows).map { row in
            row.enumerated().map { column, text in
                let room = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + room : room + text
            }.joined(separator: "  ")
        }
    }
}
