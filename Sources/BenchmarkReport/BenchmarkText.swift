import Benchmarking
import Report
import Support
import Typesetting

/// Measurements as text.
public enum BenchmarkText {
    /// The timings of shapes in one of the forms, ending with a line feed.
    public static func shapes(_ result: BenchmarkResult, as format: BenchmarkFormat) -> String {
        text(.shapes(of: result.timings), name: "shapes", machine: result.machine, as: format)
    }

    /// The growth of costs in one of the forms, ending with a line feed.
    public static func growth(
        _ growth: CostGrowth, _ result: BenchmarkResult, as format: BenchmarkFormat
    ) -> String {
        text(.growth(of: growth.timings(in: result)), name: "growth", machine: result.machine, as: format)
    }

    private static func text(
        _ records: Records, name: String, machine: [MachineLimits], as format: BenchmarkFormat
    ) -> String {
        let machines = machine.map(MachineText.init)
        switch format {
        case .csv: return records.csv
        case .table:
            return machines.flatMap(\.lines).map { $0 + "\n" }.joined() + "\n" + records.aligned
        case .md:
            return machines.flatMap(\.lines).map { "\(MarkdownText.escaped($0))  \n" }.joined() + "\n"
                + records.markdown
        case .json:
            let machine = machines.first?.json ?? "null"
            return """
                {
                  "machine": \(machine),
                  "\(name)": \(JSONText.lines(records.objects, indentation: 2))
                }

                """
        }
    }
}

extension Records {
    /// Columns under their heads, words from the left and numbers from the right.
    var aligned: String {
        let texts = [columns] + rows.map { $0.map(\.written) }
        let widths = columns.indices.map { column in texts.map { $0[column].count }.max() ?? 0 }
        let areWords = columns.indices.map { column in
            rows.contains { if case .text = $0[column] { true } else { false } }
        }
        return texts.map { line in
            let fields = line.enumerated().map { column, text in
                let room = String(repeating: " ", count: widths[column] - text.count)
                return areWords[column] ? text + room : room + text
            }
            return fields.joined(separator: "  ").trimmingEnd + "\n"
        }.joined()
    }

    /// A GitHub Markdown table.
    var markdown: String {
        let lines = [columns] + [columns.map { _ in "---:" }] + rows.map { $0.map(\.written) }
        return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }
}

extension Scalar {
    /// The field for a reader: a dash if it is empty.
    fileprivate var written: String {
        switch self {
        case .flag(let value): value ? "yes" : "no"
        case .empty: "–"
        case .text, .integer, .number: plainText
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
