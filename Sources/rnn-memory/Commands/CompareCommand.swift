import ArgumentParser
import MemoryExperiment
import Report
import Statistics
import Typesetting

/// `rnn-memory compare`: the differences of two experiments, cell by cell.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compares two experiments, or one and the published means.",
        discussion: """
            A and B are folders of journals, output folders that hold one, or the word published for the means of the \
            post. Differences are A minus B. Where both sides drew the same networks and inputs, runs are compared in \
            pairs. Probabilities are corrected for all table cells that are tested. With --output a report is written; \
            without, the tables are printed.

            EXAMPLES
              rnn-memory compare output published
              rnn-memory compare output output-mine --criterion max-1e-3 -o difference
              rnn-memory compare output-mine output-mine --variant-a one --variant-b two
              rnn-memory compare output published --format csv > differences.csv
            """)

    @Argument(help: "The side that the other is taken from.", completion: .directory)
    var a: String

    @Argument(help: "The side that is taken from it.", completion: .directory)
    var b: String

    @Option(
        help: ArgumentHelp(
            "The criterion.", discussion: "The default is cosine, or the first that both sides observe.",
            valueName: "name"),
        transform: readCriterion)
    var criterion: Criterion?

    @Option(help: "Which of its numbers.")
    var measure = Measure.first

    @Option(help: ArgumentHelp("The variant of A; else all that B has, too.", valueName: "name"))
    var variantA: String?

    @Option(help: ArgumentHelp("The variant of B; else all that A has, too.", valueName: "name"))
    var variantB: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How surely intervals cover, 0.5…0.9999.",
            discussion: "What is left to 1 is the chance of any false finding. The default is 0.95.", valueName: "share"
        ),
        transform: readNumber)
    var level = ConfidenceInterval.level

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder to write a report to.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(name: .shortAndLong, help: "The form of printed tables.")
    var format = TableFormat.md

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var writing: WritingOptions

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        let allowed = DifferenceRequest.levels
        guard allowed.contains(level) else {
            throw ValidationError(
                "--level \(level) is not allowed: it has to be \(allowed.lowerBound)…\(allowed.upperBound).")
        }
    }

    func run() async throws {
        let templates = try output.map { _ in try reportOptions.readDifferenceTemplates() }
        let theme = try reportOptions.look.read()
        let request = DifferenceRequest(
            criterion: criterion, measure: measure, firstVariant: variantA, secondVariant: variantB, level: level)
        guard let output, let templates else {
            let difference = try await Interruption.ending(saying: "The comparison was stopped; it changes nothing.") {
                let difference = try Report.compare(a, b, request: request)
                try StandardOutput.write(difference.text(as: format))
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

    private static func readCriterion(_ name: String) throws -> Criterion {
        guard let criterion = Criterion(name: name) else {
            throw ValidationError("a criterion is one of \(Criterion.all.map(\.name).joined(separator: ", ")).")
        }
        return criterion
    }
}

extension Measure: ExpressibleByArgument {}
