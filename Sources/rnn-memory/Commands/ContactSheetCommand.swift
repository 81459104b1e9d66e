import ArgumentParser
import ChartRendering
import Charts
import MemoryExperiment
import Report
import Support

/// `rnn-memory contact-sheet`: draws figures in several widths and themes on one sheet.
struct ContactSheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact-sheet",
        abstract: "Draws figures in several widths and themes, on one sheet or one per page, or measures them.",
        usage: """
            rnn-memory contact-sheet [<options>] [<names> ...] --output <file>
            rnn-memory contact-sheet [<options>] [<names> ...] --heights
            """,
        discussion: """
            The sheet has a row for each figure and theme, in colour and in greyscale, at widths of 3.25, 6.75 and 10 \
            inches. Figures have the same names as in the command figure; without names, the sheet shows all figures of \
            the report.

            With --pages, each figure has a page of a PDF, with its caption, its alternative text and its measured size: \
            3.25 inches wide in colour and in greyscale and 6.75 inches wide, in every theme.

            With --heights, the command prints the width and the height of each figure in inches, beside the largest \
            height that its theme or --limit allows, and exits with code 65 if a figure is higher.

            EXAMPLES
              rnn-memory contact-sheet --output sheet.pdf
              rnn-memory contact-sheet --pages --output pages.pdf --theme nature
              rnn-memory contact-sheet --heights --theme nature --theme ieee
              rnn-memory contact-sheet --heights prediction --theme paper --width 3.25in --limit 170mm
              rnn-memory contact-sheet heatmap-lstm divergence-lstm --output sheet.png --scale 1
              rnn-memory contact-sheet --theme slides --theme slides-dark --output slides.png
            """)

    @Argument(help: "The names of the figures.")
    var names: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, ending in .svg, .pdf or .png; in .pdf with --pages.", valueName: "file"),
        completion: .file(extensions: ["svg", "pdf", "png"]))
    var output: String?

    @Flag(help: "Draw one figure per page in its own size, with its words and measured size.")
    var pages = false

    @Flag(help: "Print the heights of figures instead of drawing a sheet.")
    var heights = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The width for --heights, from 2in to 20in, with unit in, mm, cm or pt.",
            discussion: "Default: the widths of a column and a page of the theme, or 3.25in and 6.75in.",
            valueName: "length"),
        transform: SizeOptions.readWidth)
    var width: Length?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The largest height for --heights, from 1in to 20in (default: that of the theme's page).",
            valueName: "length"),
        transform: SizeOptions.readHeight)
    var limit: Length?

    @OptionGroup var source: JournalOption

    @Option(help: ArgumentHelp("A theme by its name or file; can be repeated.", valueName: "name|file"))
    var theme = ["paper", "web"]

    @Option(help: "The sequential colormap: \(SequentialColormap.allValueStrings.joined(separator: ", ")).")
    var colormap: SequentialColormap?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The scale of figures on the sheet, 0.1…1, except with --pages.", discussion: "Default: 0.5.",
            valueName: "factor"),
        transform: readNumber)
    var scale: Double?

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard scale.map({ (0.1...1).contains($0) }) ?? true else {
            throw ValidationError("--scale \(scale ?? 0) is not allowed: it must be 0.1…1.")
        }
        guard heights || output != nil else {
            throw ValidationError(
                "Name the file to write with --output FILE, ending in .svg, .pdf or .png, or print heights with --heights."
            )
        }
        guard !heights || (output == nil && !pages && scale == nil) else {
            throw ValidationError(
                "--output, --pages and --scale are not allowed with --heights, which draws nothing. Remove them, or --heights."
            )
        }
        guard heights || (width == nil && limit == nil) else {
            throw ValidationError("--width and --limit are allowed only with --heights.")
        }
        guard !pages || scale == nil else {
            throw ValidationError("--scale is not allowed with --pages: figures on pages have their own size.")
        }
    }

    func run() async throws {
        var themes: [Theme] = []
        for name in theme { themes.append(try Theme.named(name).colored(colorMap: colormap)) }
        guard let output else { return try await printHeights(in: themes) }
        let format = try FigureFormat(file: output, pixelsPerPoint: 150 / 72)
        guard !pages || format == .pdf else {
            throw Failure(.usage, "The name ‘\(output)’ does not end in .pdf, the only format of a sheet with --pages.")
        }
        try await ResultFile(output).writing {
            let unfinished: (MissingRuns) -> Void = { quiet.say($0.summary) }
            return if pages {
                try Report.contactPages(
                    of: names, journal: source.journal, firstJournal: source.firstJournal, themes: themes,
                    unfinished: unfinished)
            } else {
                try Report.contactSheet(
                    of: names, journal: source.journal, firstJournal: source.firstJournal, themes: themes,
                    scale: scale ?? 0.5, format: format, unfinished: unfinished)
            }
        }
        quiet.say("The sheet is \(output).")
    }

    /// Prints the heights and reports those above the limits of their themes.
    private func printHeights(in themes: [Theme]) async throws {
        try await Interruption.ending(saying: "Stopped before the heights were printed; nothing has changed.") {
            let heights = try Report.figureHeights(
                of: names, journal: source.journal, firstJournal: source.firstJournal, themes: themes,
                width: width?.points, limit: limit?.points
            ) { StandardError.say($0.summary) }
            try StandardOutput.write(heights.text)
            try heights.requireLimits()
        }
    }
}
