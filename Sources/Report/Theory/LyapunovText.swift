import MemoryExperiment
import Recurrent
import Statistics
import Support
import Typesetting

/// The forms in which exponents are written.
public enum LyapunovFormat: String, Sendable, Hashable, CaseIterable {
    /// Aligned columns for a reader.
    case table
    /// One object a network, for programs.
    case json
}

/// Lyapunov exponents as text.
public enum LyapunovText {
    /// The exponents of every network of a study, ending with a line feed.
    public static func text(
        of exponents: [LyapunovExponents], in study: LyapunovStudy, as format: LyapunovFormat
    ) -> String {
        switch format {
        case .table: table(exponents, study)
        case .json: json(exponents, study)
        }
    }

    private static func json(_ exponents: [LyapunovExponents], _ study: LyapunovStudy) -> String {
        let configuration = study.configuration
        func list(_ numbers: [Double]) -> String {
            "[" + numbers.map { $0.isFinite ? JSONText.scalar(.number($0)) : "null" }.joined(separator: ", ") + "]"
        }
        let (closedForm, limit): (Scalar, Scalar) =
            switch study.closedForm {
            case .success(let form): (.number(form.exponent), .empty)
            case .failure(let limit): (.empty, .text(limit.description))
            }
        let objects = exponents.enumerated().map { index, exponents in
            JSONText.object([
                ("cell", JSONText.string(configuration.cell.kind.rawValue)), ("layers", String(configuration.layers)),
                ("input_size", String(configuration.inputSize)), ("hidden_size", String(configuration.hiddenSize)),
                ("run", String(index + 1)), ("exponents", list(exponents.exponents)),
                (
                    "standard_errors",
                    list(zip(exponents.exponents, exponents.standardErrors).map { $0.isFinite ? $1 : .nan })
                ),
                ("closed_form", JSONText.scalar(closedForm)), ("closed_form_limit", JSONText.scalar(limit)),
                ("trace", list(exponents.trace)),
                ("kaplan_yorke_dimension", JSONText.scalar(Scalar(exponents.kaplanYorkeDimension))),
                ("entropy_rate", JSONText.scalar(Scalar(exponents.entropyRate))),
            ])
        }
        return JSONText.lines(objects, indentation: 0) + "\n"
    }

    private static func table(_ exponents: [LyapunovExponents], _ study: LyapunovStudy) -> String {
        let configuration = study.configuration
        let networks = NumberText.count(exponents.count, "network", "networks")
        let name =
            switch configuration.cell {
            case .gru(.beforeProduct): "GRU (reset before the product)"
            case .lstm, .gru(.afterProduct), .elman: configuration.cell.kind.title
            }
        let layers = configuration.layers == 1 ? "" : ", \(configuration.layers) layers"
        var lines = [
            """
            \(name) \(configuration.inputSize)×\(configuration.hiddenSize)\(layers): \(networks), \
            \(NumberText.grouped(study.plan.steps)) steps each after \(NumberText.grouped(study.plan.warmUp)); \
            λ per step (natural logarithm)
            """,
            "",
        ]
        let head = ["run", "λ", "standard error"]
        let rows = exponents.enumerated().flatMap { index, exponents in
            zip(exponents.exponents, exponents.standardErrors).enumerated().map { rank, pair in
                [rank == 0 ? String(index + 1) : "", decimal(pair.0), pair.0.isFinite ? decimal(pair.1) : "–"]
            }
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        for row in [head] + rows {
            lines.append(
                zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  "))
        }
        lines.append("")
        let largest = exponents.map(\.largest)
        if largest.contains(-.infinity) {
            lines.append("mean of the largest: \(decimal(-.infinity))")
        } else if let mean = MeanWithError(largest) {
            lines.append(
                "mean of the largest: \(decimal(mean.mean)), standard error \(decimal(mean.standardError))")
        }
        switch study.closedForm {
        case .success(let form): lines.append("closed form: \(decimal(form.exponent))")
        case .failure(let limit): lines.append("no closed form: \(limit)")
        }
        if exponents.contains(where: { $0.exponents.contains(-.infinity) }) {
            lines.append("−∞: in some step the direction vanishes or underflows float64")
        }
        if let first = exponents.first, first.exponents.count == first.stateSize {
            let dimensions = exponents.compactMap(\.kaplanYorkeDimension)
            let entropies = exponents.compactMap(\.entropyRate)
            lines.append("Kaplan–Yorke dimension, mean: \(decimal(dimensions.reduce(0, +) / Double(dimensions.count)))")
            lines.append("entropy rate, mean: \(decimal(entropies.reduce(0, +) / Double(entropies.count)))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func decimal(_ number: Double) -> String {
        number.isFinite ? NumberText.fixed(number, decimals: 4) : number < 0 ? "−∞" : "∞"
    }
}
