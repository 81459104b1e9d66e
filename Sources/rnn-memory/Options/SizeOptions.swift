import ArgumentParser
import Charts
import Report

/// The size of a figure.
struct SizeOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The width, from 2in to 20in, with unit in, mm, cm or pt.",
            discussion: """
                Default: 6.5in, or 6.75in for several figures; in the theme of a journal, the width of its column, or of \
                its page for several figures. Font sizes do not change.
                """,
            valueName: "length"),
        transform: { try readWidth($0) })
    var width: Length?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The height, from 1in to 20in (default: chosen from the width, within the theme's page).",
            valueName: "length"),
        transform: { try readHeight($0) })
    var height: Length?

    /// The size of a figure, or of several in one.
    func size(in theme: Theme, figures: Int = 1) -> FigureSize {
        let usual = figures > 1 ? theme.compositionWidth : theme.figureWidth
        return FigureSize(width: width?.points ?? usual, height: height?.points)
    }

    /// Reads a width.
    static func readWidth(_ text: String) throws -> Length {
        try length(text, in: 144...1440, "a width", example: "82mm", range: "2in to 20in")
    }

    /// Reads a height.
    static func readHeight(_ text: String) throws -> Length {
        try length(text, in: 72...1440, "a height", example: "2.5in", range: "1in to 20in")
    }

    private static func length(
        _ text: String, in range: ClosedRange<Double>, _ what: String, example: String, range words: String
    ) throws -> Length {
        guard let length = Length(text), range.contains(length.points) else {
            throw ValidationError("\(what) is a number with unit in, mm, cm or pt, from \(words), such as \(example).")
        }
        return length
    }
}
