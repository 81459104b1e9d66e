import Analysis
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Typesetting

/// A block on memory for the card that describes a model: Markdown for readers, JSON for programs.
package struct ModelCard: Sendable {
    private let studies: [NetworkStudy]

    package init(_ studies: [NetworkStudy]) {
        self.studies = studies
    }

    /// A heading and at most seven items for each network.
    package var markdown: String { studies.map(card).joined(separator: "\n\n") }

    /// One object, or a list of several, with a member on each line.
    package var json: String {
        guard studies.count != 1, let last = studies.indices.last else {
            return studies.first.map { object($0, indentation: "") } ?? "[]"
        }
        let objects = studies.enumerated().map { index, study in
            "  \(object(study, indentation: "  "))\(index == last ? "" : ",")"
        }
        return "[\n\(objects.joined(separator: "\n"))\n]"
    }

    private func card(_ study: NetworkStudy) -> String {
        func item(_ name: String, _ text: String) -> String { "- **\(name):** \(MarkdownText.escaped(text))" }
        let others = (study.settled[.warmUp] ?? []).map { summary in
            "\(summary.tolerance.label): \(summary.warmUpSteps.map(StepText.count) ?? "unknown")"
        }
        let never = NetworkStudy.percentRange(study.main.neverInterval)
        let starts = NumberText.count(study.reading.starts, "start", "starts")
        var lines = [
            "## Memory" + (study.number == nil ? "" : " of \(MarkdownText.escaped(study.title))"), "",
            item("Warm-up", study.answer),
            item("95\u{A0}% of starts by tolerance", others.joined(separator: "; ")),
            item("Never", "\(NetworkStudy.percent(study.main.never)) of \(starts) (95\u{A0}% interval \(never))"),
            item("Exponent", "λ = \(study.exponentText) per step"),
        ]
        lines.append(
            item(
                "Network",
                "\(study.architecture), \(study.title), SHA-256 \(study.file.digest)"
                    + (study.file.isProved == true ? "" : ", reading not proved")))
        lines.append(
            item(
                "Input",
                study.recording.map { "\($0.name), SHA-256 \($0.digest)" } ?? "standard normal noise, not a recording"))
        lines.append(
            item(
                "Method",
                """
                \(ProgramRelease.name) \(ProgramRelease.version), \(study.reading.precision.rawValue), horizon of \
                \(NumberText.count(study.reading.horizon, "step", "steps")), \
                \(NumberText.count(study.reading.effectiveStarts, "independent start", "independent starts"))
                """))
        return lines.joined(separator: "\n")
    }

    private func object(_ study: NetworkStudy, indentation: String) -> String {
        func number(_ value: Double?) -> Document {
            value.flatMap { $0.isFinite ? .number($0) : nil } ?? .absent
        }
        let main = study.main
        let members: [(String, Document)] = [
            ("file", .text(study.file.file)),
            ("sha256", .text(study.file.digest)),
            ("module", .text(study.file.module)),
            ("input", study.recording.map { .text($0.digest) } ?? .text("normal")),
            ("tolerance", .text(main.tolerance.text)),
            ("warm_up_q95", number(main.warmUpSteps)),
            ("warm_up_q95_high", main.interval95?.high.map { .integer($0) } ?? .absent),
            (
                "warm_up_seconds",
                number(main.warmUpSteps.flatMap { steps in study.text.step.map { steps * $0.seconds } })
            ),
            ("never", .number(main.never)),
            ("starts", .integer(main.starts)),
            ("effective_starts", .integer(study.reading.effectiveStarts)),
            ("lambda", number(study.reading.exponent.largest)),
            ("precision", .text(study.reading.precision.rawValue)),
            ("proved", study.file.isProved.map { .flag($0) } ?? .absent),
            ("program", .text("\(ProgramRelease.name) \(ProgramRelease.version)")),
        ]
        let lines = members.map { "\(indentation)  \(JSONText.string($0.0)): \($0.1.json)" }
        return "{\n\(lines.joined(separator: ",\n"))\n\(indentation)}"
    }
}
