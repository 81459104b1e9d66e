import ArgumentParser
import ChartRendering
import Charts
import MemoryExperiment
import Report

/// `rnn-memory figure`: one figure from a journal.
struct FigureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Draws one figure of a finished journal.",
        discussion: """
            Figures are heatmap-CELL, heatmap-CELL-CRITERION, heatmap-CELL-CRITERION-settled, divergence-CELL and \
            comparison-CELL, where CELL is lstm or gru. --list prints the names of all that a journal has.

            EXAMPLES
              rnn-memory figure heatmap-lstm --output lstm.svg
              rnn-memory figure divergence-gru --output gru.pdf --width 82mm --theme paper
              rnn-memory figure --list --journal output-quick/journal
            """)

    @Argument(help: "The name of the figure.")
    var name: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, ending in .svg, .pdf or .png.", valueName: "file"),
        completion: .file(extensions: ["svg", "pdf", "png"]))
    var output: String?

    @OptionGroup var source: JournalOption

    @Option(
        help: ArgumentHelp(
            "The width: a number with in, mm, cm or pt, from 2in to 10in.",
            discussion: "Columns of journals are "
                + "3.25in to 3.5in wide. Pictures have 300 pixels to the inch.", valueName: "length"),
        transform: readWidth)
    var width = Length(points: 468)

    @Option(help: "How the figure looks: for a page on a screen or for a printed column.")
    var theme = ThemeName.web

    @Flag(help: "Print the names of the figures instead.")
    var list = false

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard list || name != nil else { throw ValidationError("Name a figure; --list prints the names.") }
        guard list || output != nil else {
            throw ValidationError("Name the file to write with --output FILE, ending in .svg, .pdf or .png.")
        }
    }

    func run() async throws {
        guard !list else {
            let names = try Report.figureNames(journal: source.journal)
            return try StandardOutput.write(names.map { $0 + "\n" }.joined())
        }
        guard let name, let output else { return }
        let bytes = try Report.renderFigure(
            name: name, journal: source.journal, format: FigureFormat(file: output), width: width.points,
            theme: theme.theme)
        try ResultFile(output).write(bytes)
    }

    private static func readWidth(_ text: String) throws -> Length {
        guard let length = Length(text), (144.0...720.0).contains(length.points) else {
            throw ValidationError("a width is a number with in, mm, cm or pt, from 2in to 10in, such as 82mm.")
        }
        return length
    }
}

/// The themes by the names that the command line gives them.
enum ThemeName: String, CaseIterable, ExpressibleByArgument {
    case web, paper

    var theme: Theme {
        switch self {
        case .web: .web
        case .paper: .paper
        }
    }
}
