import Analysis
import AnalysisReport
import ArgumentParser
import MemoryExperiment
import Report
import Statistics
import Support
import Typesetting

/// `rnn-memory compare`: the differences of two experiments, table cell by table cell.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compares two experiments, or one experiment with the published means.",
        discussion: """
            A and B are journal folders, output folders that contain a journal, or the word published for Muccino's \
            published means. Differences are A − B. If A and B have the same seed, they share random draws, and runs \
            are compared in pairs. \
            p-values are corrected for all tested table cells. With --output, the command writes a report; otherwise \
            it prints the tables. Two analyses are compared network by network: medians of the \
            differences of settled steps at the same starts.

            EXAMPLES
              rnn-memory compare output published
              rnn-memory compare output output-mine --criterion max-1e-3 -o difference
              rnn-memory compare output-mine output-mine --variant-a one --variant-b two
              rnn-memory compare output published --format csv > differences.csv
            """)

    @Argument(help: "Experiment A; differences are A − B.", completion: .directory)
    var a: String

    @Argument(help: "Experiment B.", completion: .directory)
    var b: String

    @Option(
        help: ArgumentHelp(
            "The criterion of agreement.",
            discussion: """
                cosine: outputs have the same direction; max-1e-1 … max-1e-6: their largest difference is below that \
                number; bitwise-output, bitwise-state: they are bit-identical. Default: cosine if both \
                experiments observe it, otherwise the first that both observe.
                """,
            valueName: "name"),
        transform: readCriterion)
    var criterion: Criterion?

    @Option(
        help: ArgumentHelp(
            "The measure.",
            discussion: """
                first: the shared steps until the criterion first holds; settled: the last shared step at which it \
                fails.
                """))
    var measure = Measure.first

    @Option(help: ArgumentHelp("The variant of A. Default: all variants that A and B share.", valueName: "name"))
    var variantA: String?

    @Option(help: ArgumentHelp("The variant of B. Default: all variants that A and B share.", valueName: "name"))
    var variantB: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The level of confidence intervals, 0.5…0.9999.",
            discussion: "1 − level is the family-wise error rate. Default: 0.95.", valueName: "level"),
        transform: readNumber)
    var level = ConfidenceInterval.level

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write a report to.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(name: .shortAndLong, help: "The format of printed tables (default: md).")
    var format: TableFormat?

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        let allowed = DifferenceRequest.levels
        guard allowed.contains(level) else {
            throw ValidationError(
                "--level \(level) is not allowed: it must be \(allowed.lowerBound)…\(allowed.upperBound).")
        }
        guard output == nil || format == nil else {
            throw ValidationError(
                "--format is not allowed with --output, which writes tables in every format. Remove one of them.")
        }
    }

    func run() async throws {
        if try ExperimentKind(ofJournal: AnalysisComparison.journal(in: a)) == .analysis {
            return try compareAnalyses()
        }
        let templates = try output.map { _ in try reportOptions.readDifferenceTemplates() }
        let theme = try reportOptions.look.read()
        let request = DifferenceRequest(
            criterion: criterion, measure: measure, firstVariant: variantA, secondVariant: variantB, level: level)
        guard let output, let templates else {
            let difference = try await Interruption.ending(saying: "The comparison was stopped; nothing has changed.") {
                let difference = try Report.compare(a, b, request: request)
                try StandardOutput.write(difference.text(as: format ?? .md))
                return difference
            }
            quiet.say(difference.summary)
            for part in difference.leftOut { quiet.say("Left out: \(part)") }
            return
        }
        let difference = try await writing.writing(to: output, quiet: quiet) { options in
            let difference = try Report.compare(a, b, request: request)
            try await difference.write(to: output, templates: templates, theme: theme, options: options)
            return difference
        }
        quiet.say(difference.summary)
        quiet.say("The comparison is \(output)/report.html.")
    }

    private func compareAnalyses() throws {
        guard output == nil, criterion == nil, variantA == nil, variantB == nil else {
            throw Failure(
                .usage,
                """
                \(a) is an analysis: its comparison is printed for every tolerance, without --output, --criterion, \
                --variant-a or --variant-b.
                """)
        }
        let comparison = try AnalysisComparison(of: a, with: b)
        try StandardOutput.write(comparison.text(as: format ?? .md).visible)
        quiet.say(comparison.summary)
    }

    private static func readCriterion(_ name: String) throws -> Criterion {
        guard let criterion = Criterion(name: name) else {
            throw ValidationError("a criterion is one of \(Criterion.all.map(\.name).joined(separator: ", ")).")
        }
        return criterion
    }
}

extension Measure: ExpressibleByArgument {}
