import ArgumentParser
import MemoryExperiment
import Report

/// Which words of a figure to print.
struct FigureWordsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Print the caption, as Markdown, LaTeX or plain text.", valueName: "format"))
    var caption: CaptionFormat?

    @Flag(help: "Print the alternative text, a description for readers who cannot see the figure.")
    var alternativeText = false

    func validate() throws {
        guard caption == nil || !alternativeText else {
            throw ValidationError("--caption is not allowed with --alternative-text. Remove one of them.")
        }
    }

    /// The words to print; nil for none.
    var chosen: FigureWords? { alternativeText ? .alternativeText : caption.map(FigureWords.caption) }

    /// Prints the words of figures; nothing without these options.
    func print(of request: FigureRequest, _ source: JournalOption, unfinished: (MissingRuns) -> Void) async throws {
        guard let chosen else { return }
        let message = "Stopped before the words of the figure were printed. Run the same command to print them."
        try await Interruption.ending(saying: message) {
            try StandardOutput.write(
                Report.figureWords(
                    chosen, of: request, journal: source.journal, firstJournal: source.firstJournal,
                    unfinished: unfinished))
        }
    }
}

extension CaptionFormat: ExpressibleByArgument {}
