import ArgumentParser
import ChartRendering
import Charts
import MemoryExperiment
import Report

/// `rnn-memory contact-sheet`: draws figures in several widths and themes on one sheet.
struct ContactSheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact-sheet",
        abstract: "Draws figures in several widths and themes, in colour and in grey, on one sheet.",
        usage: "rnn-memory contact-sheet [<options>] [<names> ...] --output <file>",
        discussion: """
            The sheet has a row for each figure and theme, in colour and in greyscale, at widths of 3.25, 6.75 and 10 \
            inches. Figures have the same names as in the command figure; without names, the sheet shows all figures of \
            the report.

            EXAMPLES
              rnn-memory contact-sheet --output sheet.pdf
              rnn-memory contact-sheet heatmap-lstm divergence-lstm --output sheet.png --scale 1
              rnn-memory contact-sheet --theme slides --theme slides-dark --output slides.png
            """)

    @Argument(help: "The names of the figures.")
    var names: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, ending in .svg, .pdf or .png.", valueName: "file"),
        completion: .file(extensions: ["svg", "pdf", "png"]))
    var output: String

    @OptionGroup var source: JournalOption

    @Option(help: ArgumentHelp("A theme by its name or file; can be repeated.", valueName: "name|file"))
    var theme = ["paper", "web"]

    @Option(help: "The sequential colormap: \(SequentialColormap.allValueStrings.joined(separator: ", ")).")
    var colormap: SequentialColormap?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The scale of figures on the sheet, 0.1…1.", discussion: "Default: 0.5.", valueName: "factor"),
        transform: readNumber)
    var scale = 0.5

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard (0.1...1).contains(scale) else {
            throw ValidationError("--scale \(scale) is not allowed: it must be 0.1…1.")
        }
    }

    func run() async throws {
        var themes: [Theme] = []
        for name in theme { themes.append(try Theme.named(name).colored(colorMap: colormap)) }
        let format = try FigureFormat(file: output, pixelsPerPoint: 150 / 72)
        try await ResultFile(output).writing {
            try Report.contactSheet(
                of: names, journal: source.journal, firstJournal: source.firstJournal, themes: themes, scale: scale,
                format: format
            ) { quiet.say($0.summary) }
        }
        quiet.say("The sheet is \(output).")
    }
}
