import ArgumentParser
import ChartRendering
import Charts
import MemoryExperiment
import Report

/// `rnn-memory figure`: draws one figure from a journal, or several in one file.
struct FigureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Draws one figure from a journal, or several in one file, or writes their data.",
        discussion: """
            The figures are heatmap-CELL, heatmap-CELL-CRITERION, heatmap-CELL-settled, \
            heatmap-CELL-CRITERION-settled, divergence-CELL, remainder-CELL and comparison-CELL, with lstm, gru or \
            elman as CELL; the same names with additions for deeper stacks and variants, such as \
            heatmap-lstm-2-layers; and figures of whole experiments, such as prediction and coalescence. --list \
            prints the names available from the journal; --list --all adds the unavailable ones with the reasons. \
            Several names give one file with a panel for each figure.

            A file name ending in .csv selects the data: every number that the figure shows, one row each. With .json, \
            words and axes are added. --caption and --alternative-text print text to the standard output, with \
            --output after writing the file.

            EXAMPLES
              rnn-memory figure heatmap-lstm --output lstm.svg
              rnn-memory figure divergence-gru --output gru.pdf --width 82mm --theme paper --no-title
              rnn-memory figure heatmap-gru --output gru.png --width 10in --height 5in --theme slides-dark --colormap magma
              rnn-memory figure divergence-gru --output gru.csv
              rnn-memory figure heatmap-lstm --caption tex
              rnn-memory figure heatmap-lstm heatmap-gru --letters --share-colors --output both.pdf --theme nature
              rnn-memory figure heatmap-lstm --mark 64x128 --output marked.svg
              rnn-memory figure --list --journal output-quick/journal
            """)

    @Argument(help: ArgumentHelp("The name of the figure, or the names of several.", valueName: "name"))
    var figures: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, ending in .csv, .json, .svg, .pdf or .png.", valueName: "file"),
        completion: .file(extensions: ["csv", "json", "svg", "pdf", "png"]))
    var output: String?

    @OptionGroup var words: FigureWordsOptions

    @OptionGroup var source: JournalOption

    @OptionGroup var size: SizeOptions

    @OptionGroup var look: ThemeOptions

    @OptionGroup var arrangement: CompositionOptions

    @OptionGroup var names: ListOptions

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard names.list || !figures.isEmpty else { throw ValidationError("Name a figure; --list prints the names.") }
        guard names.list || output != nil || words.chosen != nil else {
            throw ValidationError(
                "Name the file to write with --output FILE, ending in .csv, .json, .svg, .pdf or .png.")
        }
        guard !names.list || words.chosen == nil else {
            throw ValidationError("--caption and --alternative-text are not allowed with --list, which prints names.")
        }
    }

    func run() async throws {
        guard !names.list else {
            return try await Interruption.ending(saying: "Stopped before the list was printed; nothing has changed.") {
                try StandardOutput.write(
                    names.text(of: Report.figures(journal: source.journal, firstJournal: source.firstJournal)))
            }
        }
        guard !figures.isEmpty else { return }
        let request = try arrangement.request(for: figures)
        if let output {
            try await ResultFile(output).writing {
                let theme = try look.read()
                return try Report.figureFile(
                    request, journal: source.journal, firstJournal: source.firstJournal,
                    format: FigureFileFormat(file: output),
                    size: size.size(in: theme, figures: figures.count), theme: theme
                ) { StandardError.say($0.summary) }
            }
        }
        try await words.print(of: request, source) { missing in
            if output == nil { StandardError.say(missing.summary) }
        }
    }
}
